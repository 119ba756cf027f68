-- A bulk import. rows_read counts the rows worked off, and is the place to resume at: it moves in the transaction that
-- applies the rows.
CREATE TABLE import (
    id          uuid        PRIMARY KEY,
    seller_id   uuid,
    format      text        NOT NULL CHECK (format IN ('CSV', 'NDJSON')),
    status      text        NOT NULL CHECK (status IN ('RECEIVING', 'RUNNING', 'COMPLETED', 'FAILED')),
    rows_read   int         NOT NULL DEFAULT 0 CHECK (rows_read = accepted + refused),
    accepted    int         NOT NULL DEFAULT 0,
    refused     int         NOT NULL DEFAULT 0,
    errors_kept int         NOT NULL DEFAULT 0,
    started_at  timestamptz NOT NULL,
    moved_at    timestamptz NOT NULL
);
CREATE INDEX import_unfinished ON import (seller_id) WHERE status IN ('RECEIVING', 'RUNNING');

-- The body as received; gone when the import is over.
CREATE TABLE import_chunk (
    import_id uuid  NOT NULL REFERENCES import ON DELETE CASCADE,
    seq       int   NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (import_id, seq)
);
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE import_error (
    import_id uuid   NOT NULL REFERENCES import ON DELETE CASCADE,
    seq       int    NOT NULL,
    line      bigint NOT NULL,
    field     text,
    code      text   NOT NULL,
    message   text   NOT NULL,
    PRIMARY KEY (import_id, seq)
);
