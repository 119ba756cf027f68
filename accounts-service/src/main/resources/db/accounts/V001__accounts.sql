CREATE TABLE account (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL
);

CREATE TABLE account_role (
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    role       text        NOT NULL CHECK (role IN ('SHOPPER', 'SELLER', 'ADVERTISER', 'CLOUD', 'OPERATOR')),
    granted_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, role)
);
