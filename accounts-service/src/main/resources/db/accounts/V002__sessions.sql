-- A session is a family of refresh tokens. Its times are the machine's, not the business clock's.
CREATE TABLE session (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    ended_by   text        CHECK (ended_by IN ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED')),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX session_account ON session (account_id) WHERE ended_at IS NULL;
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE refresh_token (
    hash       bytea       PRIMARY KEY CHECK (length(hash) = 32),
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    issued_at  timestamptz NOT NULL,
    used_at    timestamptz
);
-- A session goes on from one token at a time.
CREATE UNIQUE INDEX refresh_token_current ON refresh_token (session_id) WHERE used_at IS NULL;
CREATE INDEX refresh_token_session ON refresh_token (session_id);
