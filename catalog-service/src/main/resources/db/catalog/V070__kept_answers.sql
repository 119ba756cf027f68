-- What answers that are kept in memory have to follow besides product.changed_tx: the transaction that last changed it.

-- Ranks are on the page of a product, and change without the product.
CREATE TABLE sales_rank_change (
    product_id uuid PRIMARY KEY,
    changed_tx xid8 NOT NULL
);
CREATE INDEX sales_rank_changes ON sales_rank_change (changed_tx);

-- So do the name of a seller and whether he may sell.
ALTER TABLE seller_copy ADD COLUMN changed_tx xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX seller_copy_changes ON seller_copy (changed_tx);

-- Anything about any category; and the names of those that were there, which are on the pages of products.
CREATE TABLE category_change (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    listed_tx  xid8 NOT NULL,
    renamed_tx xid8 NOT NULL
);
INSERT INTO category_change (listed_tx, renamed_tx) VALUES (pg_current_xact_id(), pg_current_xact_id());

CREATE FUNCTION category_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE category_change SET listed_tx = pg_current_xact_id();
    RETURN NULL;
END $$;
CREATE TRIGGER category_listed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION category_listed();

CREATE FUNCTION category_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE category_change SET renamed_tx = pg_current_xact_id();
    RETURN NULL;
END $$;
CREATE TRIGGER category_renamed AFTER UPDATE OF name, path OR DELETE OR TRUNCATE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION category_renamed();
