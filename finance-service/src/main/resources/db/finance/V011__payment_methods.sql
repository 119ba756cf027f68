-- Payment methods that shoppers keep. The card itself is the provider's to keep; here is its name there and what people
-- know it by.
CREATE TABLE payment_method (
    id                 uuid        PRIMARY KEY,
    account            uuid        NOT NULL,
    provider           text        NOT NULL,
    provider_reference text        NOT NULL,
    brand              text        NOT NULL,
    last_four          text        NOT NULL,
    expiry_month       int         NOT NULL CHECK (expiry_month BETWEEN 1 AND 12),
    expiry_year        int         NOT NULL CHECK (expiry_year BETWEEN 2000 AND 2200),
    is_default         boolean     NOT NULL,
    created_at         timestamptz NOT NULL,
    removed_at         timestamptz,
    CONSTRAINT payment_method_removed_is_no_default CHECK (removed_at IS NULL OR NOT is_default)
);
CREATE INDEX payment_method_of_account ON payment_method (account) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX payment_method_one_default ON payment_method (account) WHERE is_default;
