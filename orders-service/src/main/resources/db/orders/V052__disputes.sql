-- Disputed payments of orders, as finance tells of them.
CREATE TABLE payment_dispute (
    dispute         uuid        PRIMARY KEY,
    order_id        uuid        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('OPENED', 'DEFENDED', 'WON', 'LOST')),
    amount          bigint      NOT NULL,
    currency        char(3)     NOT NULL,
    reason          text        NOT NULL,
    evidence_due_by timestamptz,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX payment_dispute_of_order ON payment_dispute (order_id);
