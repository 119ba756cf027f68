-- Whom to write to, as accounts-service tells it.
CREATE TABLE customer (
    account uuid    PRIMARY KEY,
    email   text,
    name    text,
    erased  boolean NOT NULL,
    CHECK (NOT erased OR (email IS NULL AND name IS NULL))
);

-- What customers are written, one mail for each fact. attempt_at is when it is due; who sends it moves that on.
CREATE TABLE mail (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    order_id   uuid        NOT NULL,
    kind       text        NOT NULL,
    fact       text        NOT NULL UNIQUE,
    locale     text        NOT NULL,
    subject    text        NOT NULL,
    body       text        NOT NULL,
    html       text        NOT NULL,
    -- The fact whose document is attached; null without one.
    document   text,
    status     text        NOT NULL CHECK (status IN ('KEPT', 'PENDING', 'SENT', 'FAILED')),
    attempts   int         NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    attempt_at timestamptz,
    last_error text,
    since      timestamptz NOT NULL,
    sent_at    timestamptz,
    created_at timestamptz NOT NULL,
    CHECK ((status = 'PENDING') = (attempt_at IS NOT NULL)),
    CHECK (status <> 'SENT' OR sent_at IS NOT NULL)
);
CREATE INDEX mail_due ON mail (attempt_at) WHERE attempt_at IS NOT NULL;
CREATE INDEX mail_of_account ON mail (account, id);
CREATE INDEX mail_of_order ON mail (order_id, id);

-- Payments that failed, which no event tells: they are looked for.
CREATE INDEX orders_never_paid ON orders (created_at) WHERE status = 'CANCELLED' AND placed_at IS NULL;
CREATE INDEX shipment_never_paid ON shipment (created_at) WHERE status = 'FAILED';
