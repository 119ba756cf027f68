-- Leave to download one's own data until then; the data are read when they are downloaded, and no copy is kept.
CREATE TABLE privacy_export (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX privacy_export_of_account ON privacy_export (account, expires_at);

-- What was erased, for whom and by whom, and what had to stay.
CREATE TABLE erasure (
    id      uuid        PRIMARY KEY,
    account uuid        NOT NULL,
    actor   text        NOT NULL,
    reason  text,
    at      timestamptz NOT NULL,
    result  json        NOT NULL
);
CREATE INDEX erasure_of_account ON erasure (account, id);
CREATE INDEX customer_return_of_open_order ON customer_return (order_id) WHERE status IN ('REQUESTED', 'REFUNDING', 'REFUND_FAILED');
