-- Keys that sign tokens, encrypted with a key derived from a secret that is not in this database.
CREATE TABLE signing_key (
    id          text        PRIMARY KEY,
    sealed      bytea       NOT NULL,
    active_from timestamptz NOT NULL,
    retires_at  timestamptz CHECK (retires_at >= active_from)
);
-- One key at most is the newest.
CREATE UNIQUE INDEX signing_key_newest ON signing_key ((true)) WHERE retires_at IS NULL;
