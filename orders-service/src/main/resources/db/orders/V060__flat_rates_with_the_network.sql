-- Flat rates are kept in memory with the carriers' tables, so a change of them is one of those.
CREATE TRIGGER shipping_rate_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON shipping_rate
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
-- An instance that read the version before knows them not.
UPDATE delivery_version SET version = nextval('delivery_version_number');
