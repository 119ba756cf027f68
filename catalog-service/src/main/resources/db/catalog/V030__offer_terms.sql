-- What else an offer says: a sale with its dates, the seller's own limits of his price, when and from where he sends.
-- held: why the price is not believed; the offer is not sold until it is released. released_*: the price that somebody
-- vouched for. reprice_at: when the price next changes by itself.
ALTER TABLE offer
    ADD COLUMN sale_minor         bigint      CHECK (sale_minor > 0),
    ADD COLUMN sale_from          timestamptz,
    ADD COLUMN sale_to            timestamptz,
    ADD COLUMN min_minor          bigint      CHECK (min_minor > 0),
    ADD COLUMN max_minor          bigint      CHECK (max_minor > 0),
    ADD COLUMN handling_days      int         CHECK (handling_days BETWEEN 0 AND 30),
    ADD COLUMN ships_from         text        CHECK (ships_from ~ '^[A-Z]{2}$'),
    ADD COLUMN held               text        CHECK (held IN
        ('BELOW_OWN_MINIMUM', 'ABOVE_OWN_MAXIMUM', 'FAR_BELOW_REFERENCE', 'FAR_ABOVE_REFERENCE')),
    ADD COLUMN held_reference     bigint,
    ADD COLUMN held_at            timestamptz,
    ADD COLUMN released_minor     bigint,
    ADD COLUMN released_currency  text,
    ADD COLUMN reprice_at         timestamptz,
    ADD CONSTRAINT offer_sale_is_whole CHECK (num_nulls(sale_minor, sale_from, sale_to) IN (0, 3)),
    ADD CONSTRAINT offer_sale_is_lower CHECK (sale_minor IS NULL OR (price_minor IS NOT NULL AND sale_minor < price_minor)),
    ADD CONSTRAINT offer_sale_has_time CHECK (sale_from < sale_to),
    ADD CONSTRAINT offer_limits_in_order CHECK (min_minor <= max_minor),
    ADD CONSTRAINT offer_limits_have_currency CHECK (currency IS NOT NULL OR num_nonnulls(min_minor, max_minor) = 0),
    ADD CONSTRAINT offer_held_since CHECK (num_nulls(held, held_reference, held_at) IN (0, 3)),
    ADD CONSTRAINT offer_released CHECK (num_nulls(released_minor, released_currency) IN (0, 2));
CREATE INDEX offer_reprice ON offer (reprice_at) WHERE reprice_at IS NOT NULL;
CREATE INDEX offer_held ON offer (held_at, id) WHERE held IS NOT NULL;

-- What an offer cost, and from when on: a row for each change of what a shopper would pay or was to pay, with the sale
-- that was planned then. Nothing is for sale where for_sale is false. Only added to.
CREATE TABLE offer_price (
    offer_id    uuid        NOT NULL REFERENCES offer,
    valid_from  timestamptz NOT NULL,
    for_sale    boolean     NOT NULL,
    price_minor bigint,
    currency    text,
    sale_minor  bigint,
    sale_from   timestamptz,
    sale_to     timestamptz,
    PRIMARY KEY (offer_id, valid_from),
    CHECK (for_sale = (price_minor IS NOT NULL AND currency IS NOT NULL)),
    CHECK (num_nulls(sale_minor, sale_from, sale_to) IN (0, 3))
);

CREATE FUNCTION offer_price_is_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the history of prices is only added to', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER offer_price_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON offer_price
    FOR EACH STATEMENT EXECUTE FUNCTION offer_price_is_history();

-- The only price known of offers that are older than their history.
INSERT INTO offer_price (offer_id, valid_from, for_sale, price_minor, currency)
SELECT id, created_at, true, price_minor, currency FROM offer WHERE status = 'LISTED' AND price_minor IS NOT NULL;

-- What the seller service says of how sellers serve shoppers.
CREATE TABLE seller_performance_copy (
    seller_id uuid PRIMARY KEY,
    orders    int NOT NULL CHECK (orders >= 0),
    defective int NOT NULL CHECK (defective >= 0),
    cancelled int NOT NULL CHECK (cancelled >= 0),
    late      int NOT NULL CHECK (late >= 0)
);

-- Offers as shoppers may see them: listed ones of sellers who may sell, at prices that are believed, on pages that are
-- shown and are no parents.
CREATE OR REPLACE VIEW offer_state AS
SELECT offer.id, offer.product_id, offer.seller_id, seller.display_name AS seller_name, offer.sku, offer.price_minor,
       offer.currency, offer.condition, offer.status, stock.sellable,
       offer.status = 'LISTED' AND coalesce(seller.active, true) AND offer.held IS NULL AND product.status = 'ACTIVE'
           AND family.id IS NULL AS shown,
       offer.sale_minor, offer.sale_from, offer.sale_to, offer.handling_days, offer.ships_from, offer.held,
       coalesce(seller.active, true) AS seller_active, product.status = 'ACTIVE' AND family.id IS NULL AS page_shown,
       performance.orders, performance.defective, performance.cancelled, performance.late
FROM offer
JOIN product ON product.id = offer.product_id
LEFT JOIN product_family family ON family.id = offer.product_id
LEFT JOIN seller_copy seller ON seller.seller_id = offer.seller_id
LEFT JOIN seller_performance_copy performance ON performance.seller_id = offer.seller_id
LEFT JOIN stock_copy stock ON stock.offer_id = offer.id;
