CREATE TABLE applied (subscription text NOT NULL, n bigint NOT NULL);

-- The ceiling: the same columns as the event log, nothing else.
CREATE TABLE bare (
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL, type text NOT NULL, subject text NOT NULL, occurred_at timestamptz NOT NULL,
    data json NOT NULL,
    PRIMARY KEY (tx, seq)
);
