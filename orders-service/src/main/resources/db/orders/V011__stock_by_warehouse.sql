-- Stock is kept for each warehouse; a sender's only place so far is his main one.
ALTER TABLE stock
    ADD COLUMN warehouse uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001',
    -- Held units that lie in a parcel already.
    ADD COLUMN picked    int  NOT NULL DEFAULT 0 CHECK (picked >= 0),
    -- Announced by a supplier, and not here yet.
    ADD COLUMN inbound   int  NOT NULL DEFAULT 0 CHECK (inbound >= 0),
    -- Here, and not for sale.
    ADD COLUMN damaged   int  NOT NULL DEFAULT 0 CHECK (damaged >= 0),
    -- How many more than there are may be sold.
    ADD COLUMN backorder int  NOT NULL DEFAULT 0 CHECK (backorder >= 0);
UPDATE stock SET picked = packed FROM (SELECT offer, sum(packed) AS packed FROM order_line WHERE packed > 0 GROUP BY offer) p
WHERE p.offer = stock.offer;
ALTER TABLE stock
    ALTER COLUMN warehouse DROP DEFAULT,
    DROP CONSTRAINT stock_pkey,
    ADD PRIMARY KEY (offer, warehouse),
    DROP CONSTRAINT stock_not_oversold,
    ADD CONSTRAINT stock_not_oversold CHECK (on_hand >= 0 AND on_hand + backorder >= held),
    ADD CONSTRAINT stock_picked_is_there CHECK (picked <= on_hand AND picked <= held);

ALTER TABLE stock_movement
    ADD COLUMN warehouse uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001',
    ADD COLUMN picked    int  NOT NULL DEFAULT 0,
    ADD COLUMN inbound   int  NOT NULL DEFAULT 0,
    ADD COLUMN damaged   int  NOT NULL DEFAULT 0,
    ADD COLUMN reason    text,
    DROP CONSTRAINT stock_movement_kind_check,
    ADD CONSTRAINT stock_movement_kind_check CHECK (kind IN (
        'DECLARED', 'COUNTED', 'EXPECTED', 'RECEIVED', 'FOUND', 'LOST', 'DAMAGED', 'REPAIRED', 'SCRAPPED',
        'HELD', 'RELEASED', 'PICKED', 'UNPICKED', 'SHIPPED', 'RETURNED', 'WRITTEN_OFF'));
INSERT INTO stock_movement (offer, warehouse, kind, on_hand, held, picked, reference, at)
SELECT offer, warehouse, 'PICKED', 0, 0, picked, 'migration', now() FROM stock WHERE picked > 0;
ALTER TABLE stock_movement ALTER COLUMN warehouse DROP DEFAULT;
DROP INDEX stock_movement_of_offer;
CREATE INDEX stock_movement_of_offer ON stock_movement (offer, warehouse, id);

-- The ledger is only added to.
CREATE FUNCTION stock_movement_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the stock ledger is only added to';
END $$;
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movement
    FOR EACH STATEMENT EXECUTE FUNCTION stock_movement_is_final();

ALTER TABLE offer
    ADD COLUMN brand        text,
    ADD COLUMN weight_grams int;

-- Where a line's units are kept.
ALTER TABLE order_line ADD COLUMN warehouse uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001';
ALTER TABLE order_line ALTER COLUMN warehouse DROP DEFAULT;
