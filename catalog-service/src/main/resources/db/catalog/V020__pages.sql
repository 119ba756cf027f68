-- What a product page shows beyond its first columns, and whether it is shown at all. typed holds the attributes that
-- the product's category defines, with numbers in the base unit of their dimension; attributes stays as it was given.
ALTER TABLE product
    ADD COLUMN status        text  NOT NULL DEFAULT 'ACTIVE'
        CHECK (status IN ('DRAFT', 'ACTIVE', 'INACTIVE', 'BLOCKED')),
    ADD COLUMN model_number  text  CHECK (length(model_number) <= 100),
    ADD COLUMN manufacturer  text  CHECK (length(manufacturer) <= 200),
    ADD COLUMN more_images   jsonb NOT NULL DEFAULT '[]'
        CHECK (jsonb_typeof(more_images) = 'array' AND jsonb_array_length(more_images) <= 9),
    ADD COLUMN bullet_points jsonb NOT NULL DEFAULT '[]'
        CHECK (jsonb_typeof(bullet_points) = 'array' AND jsonb_array_length(bullet_points) <= 10),
    ADD COLUMN typed         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(typed) = 'object');

-- A parent: its variations differ in the attributes that the theme names. It is shown and never sold.
CREATE TABLE product_family (
    id    uuid  PRIMARY KEY REFERENCES product,
    theme jsonb NOT NULL CHECK (jsonb_typeof(theme) = 'array' AND jsonb_array_length(theme) BETWEEN 1 AND 3)
);

-- A child. place is what it has for the theme; no two children of one parent have the same. Places may be traded within
-- one statement.
CREATE TABLE product_variant (
    product_id uuid PRIMARY KEY REFERENCES product,
    family_id  uuid NOT NULL REFERENCES product_family CHECK (family_id <> product_id),
    place      text NOT NULL,
    UNIQUE (family_id, place) DEFERRABLE INITIALLY IMMEDIATE
);

-- Offers as shoppers may see them: listed ones of sellers who may sell, on pages that are shown and are no parents.
CREATE OR REPLACE VIEW offer_state AS
SELECT offer.id, offer.product_id, offer.seller_id, seller.display_name AS seller_name, offer.sku, offer.price_minor,
       offer.currency, offer.condition, offer.status, stock.sellable,
       offer.status = 'LISTED' AND coalesce(seller.active, true) AND product.status = 'ACTIVE' AND family.id IS NULL
           AS shown
FROM offer
JOIN product ON product.id = offer.product_id
LEFT JOIN product_family family ON family.id = offer.product_id
LEFT JOIN seller_copy seller ON seller.seller_id = offer.seller_id
LEFT JOIN stock_copy stock ON stock.offer_id = offer.id;

-- An offer is written twice when it is listed, and again with each price: with room on its page that costs no index.
ALTER TABLE offer SET (fillfactor = 50);

-- The spelling of a brand that was here first; key is the name without its capitals.
CREATE TABLE brand (
    key  text PRIMARY KEY,
    name text NOT NULL
);
INSERT INTO brand (key, name)
SELECT DISTINCT ON (lower(normalize(brand, NFKC))) lower(normalize(brand, NFKC)), brand
FROM product WHERE brand IS NOT NULL
ORDER BY lower(normalize(brand, NFKC)), created_at, id;

UPDATE product SET brand = brand.name, changed_tx = pg_current_xact_id()
FROM brand WHERE brand.key = lower(normalize(product.brand, NFKC)) AND brand.name <> product.brand;
