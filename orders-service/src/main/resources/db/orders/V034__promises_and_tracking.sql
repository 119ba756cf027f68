-- What was promised for a parcel, and when it came. No parcel has two promises.
CREATE TABLE delivery_promise (
    shipment     uuid        PRIMARY KEY,
    order_id     uuid        NOT NULL,
    seller       uuid,
    warehouse    uuid,
    service      text        NOT NULL,
    option       text        NOT NULL,
    ship_by      timestamptz NOT NULL,
    promised     date        NOT NULL,
    -- Where the parcel arrives, since a promise is about the day there.
    time_zone    text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    sent_at      timestamptz,
    delivered_at timestamptz,
    delivered_on date,
    CHECK ((delivered_at IS NULL) = (delivered_on IS NULL)),
    CHECK (seller IS NULL OR warehouse IS NULL)
);
CREATE INDEX delivery_promise_due ON delivery_promise (promised);

-- Where a parcel is, as its carrier tells.
CREATE TABLE parcel_tracking (
    shipment        uuid        PRIMARY KEY REFERENCES shipment,
    order_id        uuid        NOT NULL,
    carrier         text        NOT NULL,
    tracking_number text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('LABEL_CREATED', 'PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY',
                    'ATTEMPTED', 'HELD', 'DELIVERED', 'RETURNED', 'LOST')),
    status_at       timestamptz NOT NULL
);
CREATE INDEX parcel_tracking_of_order ON parcel_tracking (order_id, shipment);
CREATE INDEX parcel_tracking_of_number ON parcel_tracking (carrier, tracking_number);
-- A carrier knows a parcel by its number only.
CREATE INDEX shipment_of_tracking_number ON shipment (tracking_number) WHERE tracking_number IS NOT NULL;

-- Append-only; the same event told twice is one.
CREATE TABLE tracking_event (
    carrier     text        NOT NULL,
    event_id    text        NOT NULL,
    shipment    uuid        NOT NULL REFERENCES parcel_tracking,
    status      text        NOT NULL,
    at          timestamptz NOT NULL,
    place       text,
    note        text,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (carrier, event_id)
);
CREATE INDEX tracking_event_of_shipment ON tracking_event (shipment, at);

-- Numbers of the built-in carrier's labels.
CREATE SEQUENCE house_label_number;
