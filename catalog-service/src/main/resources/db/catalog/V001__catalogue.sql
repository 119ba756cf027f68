-- The tree of categories. A path names its nodes from the root, 'A > B > C'; names never hold the separator.
CREATE TABLE category (
    id        uuid PRIMARY KEY,
    parent_id uuid REFERENCES category,
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    path      text NOT NULL UNIQUE CHECK (length(path) <= 600),
    CHECK (parent_id IS NOT NULL OR path = name)
);
CREATE INDEX category_children ON category (parent_id, name);

-- A product page. It is kept by whoever listed it first: the retailer (listed_by is null) or a seller, under his SKU.
-- changed_tx is the transaction that last changed anything a shopper sees of it, offers included: the search index
-- follows the table by it, and pages are versioned by it.
CREATE TABLE product (
    id           uuid        PRIMARY KEY,
    listed_by    uuid,
    sku          text        NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    brand        text        CHECK (length(brand) <= 200),
    category_id  uuid        REFERENCES category,
    gtin         text        CHECK (gtin ~ '^([0-9]{8}|[0-9]{12,14})$'),
    gtin14       text        GENERATED ALWAYS AS (lpad(gtin, 14, '0')) STORED UNIQUE,
    description  text        CHECK (length(description) <= 20000),
    image_url    text        CHECK (length(image_url) <= 2000),
    attributes   jsonb       NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attributes) = 'object'),
    weight_grams int         CHECK (weight_grams >= 0),
    length_mm    int         CHECK (length_mm >= 0),
    width_mm     int         CHECK (width_mm >= 0),
    height_mm    int         CHECK (height_mm >= 0),
    created_at   timestamptz NOT NULL,
    changed_tx   xid8        NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE NULLS NOT DISTINCT (listed_by, sku)
);
CREATE INDEX product_changes ON product (changed_tx, id);
CREATE INDEX product_category ON product (category_id);

-- What somebody sells a product for. told is a hash of what other services were last told about the offer.
CREATE TABLE offer (
    id                uuid        PRIMARY KEY,
    product_id        uuid        NOT NULL REFERENCES product,
    seller_id         uuid,
    sku               text        NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    price_minor       bigint      CHECK (price_minor > 0),
    currency          text        CHECK (currency ~ '^[A-Z]{3}$'),
    condition         text        NOT NULL CHECK (condition IN
                          ('new', 'used-like-new', 'used-very-good', 'used-good', 'used-acceptable')),
    status            text        NOT NULL CHECK (status IN ('LISTED', 'WITHDRAWN')),
    declared_quantity int         CHECK (declared_quantity >= 0),
    told              text,
    created_at        timestamptz NOT NULL,
    CHECK ((price_minor IS NULL) = (currency IS NULL)),
    UNIQUE NULLS NOT DISTINCT (seller_id, sku)
);
CREATE INDEX offer_product ON offer (product_id);

-- Copies of what other services own. A seller's offers are told again until told has caught up with version.
CREATE TABLE seller_copy (
    seller_id    uuid    PRIMARY KEY,
    display_name text    NOT NULL,
    active       boolean NOT NULL,
    version      int     NOT NULL DEFAULT 1,
    told         int     NOT NULL DEFAULT 0
);
CREATE INDEX seller_copy_untold ON seller_copy (seller_id) WHERE told <> version;

CREATE TABLE stock_copy (
    offer_id uuid PRIMARY KEY,
    sellable int  NOT NULL CHECK (sellable >= 0)
);

-- Offers as shoppers may see them: listed ones of sellers who may sell.
CREATE VIEW offer_state AS
SELECT offer.id, offer.product_id, offer.seller_id, seller.display_name AS seller_name, offer.sku, offer.price_minor,
       offer.currency, offer.condition, offer.status, stock.sellable,
       offer.status = 'LISTED' AND coalesce(seller.active, true) AS shown
FROM offer
LEFT JOIN seller_copy seller ON seller.seller_id = offer.seller_id
LEFT JOIN stock_copy stock ON stock.offer_id = offer.id;

-- Tells one database from another, so that an index built from another one is noticed.
CREATE TABLE catalogue (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    id       uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO catalogue DEFAULT VALUES;
