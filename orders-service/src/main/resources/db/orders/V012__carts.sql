-- A guest's cart has a random id of its own in place of an account's; whoever knows it has the cart.
ALTER TABLE cart ADD COLUMN guest boolean NOT NULL DEFAULT false;
CREATE INDEX cart_of_guests ON cart (changed_at) WHERE guest;

ALTER TABLE cart_item
    -- Kept for another time; a checkout leaves it.
    ADD COLUMN saved         boolean NOT NULL DEFAULT false,
    -- What a unit cost when the shopper put it in, to tell him when that changed.
    ADD COLUMN seen_price    bigint  CHECK (seen_price >= 0),
    ADD COLUMN seen_currency char(3),
    ADD COLUMN gift_wrap     boolean NOT NULL DEFAULT false,
    ADD COLUMN gift_message  text    CHECK (length(gift_message) <= 240),
    ADD CHECK ((seen_price IS NULL) = (seen_currency IS NULL));

ALTER TABLE cart_item
    DROP CONSTRAINT cart_item_account_fkey,
    ADD CONSTRAINT cart_item_of_cart FOREIGN KEY (account) REFERENCES cart ON DELETE CASCADE;

-- How many units of a product are sold in one order, and to one customer within some days.
CREATE TABLE purchase_limit (
    product      uuid PRIMARY KEY,
    per_order    int  CHECK (per_order > 0),
    per_customer int  CHECK (per_customer > 0),
    days         int  NOT NULL DEFAULT 30 CHECK (days BETWEEN 1 AND 366),
    CHECK (per_order IS NOT NULL OR per_customer IS NOT NULL)
);

-- What wrapping one unit of own goods costs. A currency without a rate is not wrapped in.
CREATE TABLE gift_wrap_rate (
    currency char(3) PRIMARY KEY,
    rate     bigint  NOT NULL CHECK (rate >= 0)
);
INSERT INTO gift_wrap_rate (currency, rate) VALUES ('USD', 399);

