-- Within how many days a seller says he sends an offer; only where he says so.
CREATE TABLE handling_promise (
    offer         uuid PRIMARY KEY,
    handling_days int  NOT NULL CHECK (handling_days BETWEEN 0 AND 365)
);

-- Lines of orders that sellers have to send, and by when.
CREATE TABLE promised_line (
    order_line uuid        PRIMARY KEY,
    order_id   uuid        NOT NULL,
    seller     uuid        NOT NULL,
    placed_at  timestamptz NOT NULL,
    -- The first instant that is too late.
    due_at     timestamptz NOT NULL,
    -- Units that are neither sent nor cancelled.
    open       int         NOT NULL,
    sent       int         NOT NULL DEFAULT 0 CHECK (sent >= 0),
    late       boolean     NOT NULL DEFAULT false
);
CREATE INDEX promised_line_placed ON promised_line (placed_at, seller);

-- What was last told of a seller.
CREATE TABLE told_performance (
    seller uuid PRIMARY KEY,
    orders int  NOT NULL CHECK (orders >= 0),
    late   int  NOT NULL CHECK (late BETWEEN 0 AND orders)
);
