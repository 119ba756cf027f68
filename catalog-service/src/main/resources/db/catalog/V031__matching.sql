-- What matching knows of every product: its words, to find products that may be meant. Filled from the product table by
-- changed_tx, so it holds whatever wrote the product.
CREATE TABLE match_document (
    product_id uuid   PRIMARY KEY REFERENCES product,
    listed_by  uuid,
    words      text[] NOT NULL,
    changed_tx xid8   NOT NULL
);
CREATE INDEX match_document_words ON match_document USING gin (words);

-- Whether a seller's rows that name no product are looked for.
ALTER TABLE import ADD COLUMN matching boolean NOT NULL DEFAULT false;

-- In how many products a word stands.
CREATE TABLE match_word (
    word     text PRIMARY KEY CHECK (length(word) <= 40),
    products int  NOT NULL CHECK (products >= 0)
) WITH (fillfactor = 70);

-- Every change before this transaction has been read.
CREATE TABLE match_progress (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    transaction xid8    NOT NULL DEFAULT '0',
    documents   bigint  NOT NULL DEFAULT 0 CHECK (documents >= 0)
);
INSERT INTO match_progress DEFAULT VALUES;

-- Which product a seller's item is. cells are those of a row that is listed once he has chosen.
CREATE TABLE match (
    id         uuid        PRIMARY KEY,
    seller_id  uuid        NOT NULL,
    sku        text        CHECK (length(sku) BETWEEN 1 AND 100),
    status     text        NOT NULL CHECK (status IN ('AMBIGUOUS', 'MATCHED', 'NEW')),
    decided_by text        CHECK (decided_by IN ('GTIN', 'COMPARISON', 'SELLER')),
    product_id uuid        REFERENCES product,
    offer_id   uuid        REFERENCES offer,
    item       jsonb       NOT NULL,
    cells      jsonb,
    candidates jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    CHECK ((status = 'AMBIGUOUS') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (status <> 'MATCHED' OR product_id IS NOT NULL),
    CHECK (cells IS NULL OR sku IS NOT NULL)
);
CREATE UNIQUE INDEX match_waiting ON match (seller_id, sku) WHERE status = 'AMBIGUOUS' AND sku IS NOT NULL;
CREATE INDEX match_of_seller ON match (seller_id, status, id);
CREATE INDEX match_decided ON match (decided_at) WHERE decided_at IS NOT NULL;
