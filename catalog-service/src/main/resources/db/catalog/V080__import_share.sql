-- How much of an import is done: of a file only its length is known, not how many rows it has.
ALTER TABLE import
    ADD COLUMN bytes      bigint NOT NULL DEFAULT 0 CHECK (bytes >= 0),
    ADD COLUMN bytes_read bigint NOT NULL DEFAULT 0 CHECK (bytes_read >= 0);
