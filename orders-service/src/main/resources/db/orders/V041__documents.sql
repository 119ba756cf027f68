-- Sellers as seller-service tells them: what a document says of one who has told nothing more.
CREATE TABLE seller_name (
    seller       uuid    PRIMARY KEY,
    display_name text    NOT NULL,
    country      char(2) NOT NULL
);

-- Who issues documents, as he wants to be named. The retailer's owner is the nil UUID.
CREATE TABLE letterhead (
    owner       uuid    PRIMARY KEY,
    name        text    NOT NULL,
    line1       text    NOT NULL,
    line2       text,
    city        text    NOT NULL,
    region      text,
    postal_code text,
    country     char(2) NOT NULL,
    tax_id      text
);

-- The last number drawn. Its row is locked until the document that took the number is committed, so there are no gaps.
CREATE TABLE document_series (
    owner uuid   NOT NULL,
    kind  text   NOT NULL,
    year  int    NOT NULL,
    last  bigint NOT NULL CHECK (last > 0),
    PRIMARY KEY (owner, kind, year)
);

-- What was issued stays as it is.
CREATE TABLE document (
    id        uuid        PRIMARY KEY,
    kind      text        NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
    owner     uuid        NOT NULL,
    year      int         NOT NULL,
    number    bigint      NOT NULL CHECK (number > 0),
    order_id  uuid        NOT NULL REFERENCES orders,
    account   uuid        NOT NULL,
    -- The fact it is about, of which there is one document: shipment:…, refund:…, cancels:…, replaces:…
    source    text        NOT NULL UNIQUE,
    issued_at timestamptz NOT NULL,
    content   json        NOT NULL,
    UNIQUE (owner, kind, year, number)
);
CREATE INDEX document_of_order ON document (order_id, id);
CREATE INDEX document_of_owner ON document (owner, id);
CREATE INDEX document_of_account ON document (account, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are neither changed nor deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER document_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON document
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
