-- What the built-in carrier remembers of its labels: whoever asks again with the same key is given the same number.
CREATE TABLE house_label (
    key             text PRIMARY KEY,
    tracking_number text NOT NULL
);

-- The label that a return is sent with; each return has one. Where it comes from is the order's address.
CREATE TABLE return_label (
    customer_return uuid        PRIMARY KEY REFERENCES customer_return,
    carrier         text        NOT NULL,
    service         text        NOT NULL,
    tracking_number text        NOT NULL,
    -- Where the goods go, as it was said when the label was made.
    destination     jsonb       NOT NULL,
    weight_grams    bigint      NOT NULL CHECK (weight_grams >= 0),
    status          text        NOT NULL CHECK (status IN ('LABEL_CREATED', 'PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY',
                    'ATTEMPTED', 'HELD', 'DELIVERED', 'RETURNED', 'LOST')),
    status_at       timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    UNIQUE (carrier, tracking_number)
);

-- Append-only; the same event told twice is one.
CREATE TABLE return_tracking_event (
    carrier         text        NOT NULL,
    event_id        text        NOT NULL,
    customer_return uuid        NOT NULL REFERENCES return_label,
    status          text        NOT NULL,
    at              timestamptz NOT NULL,
    place           text,
    note            text,
    received_at     timestamptz NOT NULL,
    PRIMARY KEY (carrier, event_id)
);
CREATE INDEX return_tracking_event_of_return ON return_tracking_event (customer_return, at);
