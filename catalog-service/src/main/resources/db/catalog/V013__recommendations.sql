-- What is counted as bought together: by the same customer, ever, or in the same order.
CREATE TYPE basket_kind AS ENUM ('CUSTOMER', 'ORDER');

-- A customer's or an order's products. items counts those of which something is kept.
CREATE TABLE basket (
    kind  basket_kind NOT NULL,
    owner uuid        NOT NULL,
    items int         NOT NULL CHECK (items >= 0),
    PRIMARY KEY (kind, owner)
);

-- place numbers a basket's products in the order in which they were first put in, and is never given again: a product
-- that went back and is bought again has its old place. Only products whose places are near each other are paired.
CREATE TABLE basket_item (
    kind       basket_kind NOT NULL,
    owner      uuid        NOT NULL,
    product_id uuid        NOT NULL,
    place      int         NOT NULL,
    units      int         NOT NULL CHECK (units >= 0),
    PRIMARY KEY (kind, owner, product_id)
);
CREATE INDEX basket_item_place ON basket_item (kind, owner, place);

-- Baskets with anything in them, with a product in them, and with both of two products near each other in them.
CREATE TABLE basket_total (
    kind    basket_kind PRIMARY KEY,
    baskets bigint      NOT NULL CHECK (baskets >= 0)
);
INSERT INTO basket_total VALUES ('CUSTOMER', 0), ('ORDER', 0);

CREATE TABLE product_baskets (
    kind       basket_kind NOT NULL,
    product_id uuid        NOT NULL,
    baskets    int         NOT NULL CHECK (baskets > 0),
    PRIMARY KEY (kind, product_id)
) WITH (fillfactor = 80);

-- The count is in no index, so that raising it is a write to one page of the table and to no index.
CREATE TABLE pair_baskets (
    kind      basket_kind NOT NULL,
    product_a uuid        NOT NULL,
    product_b uuid        NOT NULL,
    baskets   int         NOT NULL CHECK (baskets > 0),
    PRIMARY KEY (kind, product_a, product_b),
    CHECK (product_a < product_b)
) WITH (fillfactor = 80);
CREATE INDEX pair_baskets_other ON pair_baskets (kind, product_b, product_a);

-- What a signed-in shopper looked at last; a bounded number per shopper, and his to delete.
CREATE TABLE product_view (
    account_id uuid        NOT NULL,
    product_id uuid        NOT NULL REFERENCES product,
    viewed_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, product_id)
);
