-- A sale as the catalogue told it ahead: the price follows the clock, whenever the next fact arrives. price is the regular
-- one. What was told before this cannot be split: it is the price until the offer is told again.
ALTER TABLE offer
    ADD COLUMN sale_price bigint CHECK (sale_price >= 0),
    ADD COLUMN sale_from  timestamptz,
    ADD COLUMN sale_to    timestamptz,
    ADD CHECK (num_nulls(sale_price, sale_from, sale_to) IN (0, 3)),
    ADD CHECK (sale_price IS NULL OR price IS NOT NULL);
