-- A replacement is a parcel that sends units of a return again. It is no sale: the money stays with the parcel that was.
ALTER TABLE shipment
    ADD COLUMN replaces uuid REFERENCES customer_return,
    ADD CONSTRAINT shipment_replacement_is_free CHECK (replaces IS NULL OR amount = 0);
CREATE INDEX shipment_of_replaced ON shipment (replaces) WHERE replaces IS NOT NULL;

ALTER TABLE customer_return
    -- The parcel that the units came with, where that is a replacement; shipment is the one whose sale is reversed.
    ADD COLUMN came_with   uuid REFERENCES shipment,
    -- When units of it were first sent again.
    ADD COLUMN replaced_at timestamptz,
    DROP CONSTRAINT customer_return_status_check,
    ADD CONSTRAINT customer_return_status_check
        CHECK (status IN ('REQUESTED', 'WITHDRAWN', 'REPLACED', 'REFUNDING', 'REFUNDED', 'REFUND_FAILED')),
    DROP CONSTRAINT customer_return_inspected,
    ADD CONSTRAINT customer_return_inspected CHECK (CASE kind
        WHEN 'RETURN' THEN (status IN ('REQUESTED', 'WITHDRAWN')) = (disposition IS NULL)
        ELSE status NOT IN ('REQUESTED', 'WITHDRAWN', 'REPLACED') AND disposition IS NULL AND replaced_at IS NULL END),
    ADD CONSTRAINT customer_return_replaced CHECK (CASE status
        WHEN 'WITHDRAWN' THEN replaced_at IS NULL
        WHEN 'REPLACED' THEN replaced_at IS NOT NULL AND amount = 0
        ELSE true END);
-- Units that were sent again, which are not refunded.
ALTER TABLE customer_return_line
    ADD COLUMN replaced int NOT NULL DEFAULT 0 CHECK (replaced BETWEEN 0 AND quantity);
-- Replaced, and still to come back.
CREATE INDEX customer_return_outstanding ON customer_return (id) WHERE status = 'REQUESTED' AND replaced_at IS NOT NULL;
