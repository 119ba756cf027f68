CREATE TABLE shipment (
    id              uuid        PRIMARY KEY,
    order_id        uuid        NOT NULL REFERENCES orders,
    seller          uuid,
    status          text        NOT NULL CHECK (status IN ('CAPTURING', 'DISPATCHED', 'DELIVERED', 'FAILED')),
    carrier         text,
    tracking_number text,
    amount          bigint      NOT NULL CHECK (amount >= 0),
    created_at      timestamptz NOT NULL,
    dispatched_at   timestamptz,
    delivered_at    timestamptz,
    failure         text,
    attempt_at      timestamptz,
    CHECK ((status = 'CAPTURING') = (attempt_at IS NOT NULL))
);
CREATE INDEX shipment_of_order ON shipment (order_id);
CREATE INDEX shipment_capturing ON shipment (attempt_at) WHERE attempt_at IS NOT NULL;

-- The kept columns are what has not been sent back: a refund takes its share of them, and so never exceeds what was paid.
CREATE TABLE shipment_line (
    shipment   uuid   NOT NULL REFERENCES shipment,
    line       uuid   NOT NULL,
    quantity   int    NOT NULL CHECK (quantity > 0),
    items      bigint NOT NULL CHECK (items >= 0),
    shipping   bigint NOT NULL CHECK (shipping >= 0),
    waived     bigint NOT NULL CHECK (waived BETWEEN 0 AND shipping),
    tax        bigint NOT NULL CHECK (tax >= 0),
    kept       int    NOT NULL CHECK (kept BETWEEN 0 AND quantity),
    kept_items bigint NOT NULL CHECK (kept_items BETWEEN 0 AND items),
    kept_tax   bigint NOT NULL CHECK (kept_tax BETWEEN 0 AND tax),
    PRIMARY KEY (shipment, line)
);

CREATE TABLE customer_return (
    id           uuid        PRIMARY KEY,
    order_id     uuid        NOT NULL REFERENCES orders,
    shipment     uuid        NOT NULL REFERENCES shipment,
    seller       uuid,
    status       text        NOT NULL CHECK (status IN ('REQUESTED', 'REFUNDING', 'REFUNDED', 'REFUND_FAILED')),
    disposition  text        CHECK (disposition IN ('RESTOCK', 'WRITE_OFF')),
    amount       bigint      NOT NULL CHECK (amount >= 0),
    requested_at timestamptz NOT NULL,
    received_at  timestamptz,
    refunded_at  timestamptz,
    failure      text,
    attempt_at   timestamptz,
    CHECK ((status = 'REFUNDING') = (attempt_at IS NOT NULL)),
    CHECK ((status = 'REQUESTED') = (disposition IS NULL))
);
CREATE INDEX customer_return_of_order ON customer_return (order_id);
CREATE INDEX customer_return_of_seller ON customer_return (seller, id);
CREATE INDEX customer_return_refunding ON customer_return (attempt_at) WHERE attempt_at IS NOT NULL;

CREATE TABLE customer_return_line (
    customer_return uuid   NOT NULL REFERENCES customer_return,
    line            uuid   NOT NULL,
    quantity        int    NOT NULL CHECK (quantity > 0),
    reason          text   NOT NULL,
    items           bigint NOT NULL CHECK (items >= 0),
    tax             bigint NOT NULL CHECK (tax >= 0),
    PRIMARY KEY (customer_return, line)
);
