-- An account whose person was erased keeps its id, so that what others keep under it keeps its meaning, and names nobody.
ALTER TABLE account ADD COLUMN erased_at timestamptz;

-- Who asked for it. Rows name accounts by their ids only.
CREATE TABLE account_erasure (
    account   uuid        PRIMARY KEY REFERENCES account,
    at        timestamptz NOT NULL,
    erased_by uuid        NOT NULL,
    -- Why, when it was not the person himself.
    reason    text        CHECK (length(reason) <= 500),
    CHECK ((reason IS NULL) = (account = erased_by))
);
