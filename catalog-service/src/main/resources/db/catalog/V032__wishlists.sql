-- Wish lists of customers. A slot for each list, so that nobody has more than there are; items are counted, so that no
-- list holds more than it may. Whoever has the token of a list sees it.
CREATE TABLE wishlist (
    id          uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL,
    slot        int         NOT NULL CHECK (slot BETWEEN 1 AND 50),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    share_token text        UNIQUE,
    items       int         NOT NULL DEFAULT 0 CHECK (items BETWEEN 0 AND 500),
    created_at  timestamptz NOT NULL,
    UNIQUE (account_id, slot)
);

-- price_minor is what the product cost when it was put there; null when it could not be bought.
CREATE TABLE wishlist_item (
    wishlist_id uuid        NOT NULL REFERENCES wishlist ON DELETE CASCADE,
    product_id  uuid        NOT NULL REFERENCES product,
    added_at    timestamptz NOT NULL,
    price_minor bigint      CHECK (price_minor > 0),
    currency    text,
    PRIMARY KEY (wishlist_id, product_id),
    CHECK ((price_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX wishlist_item_newest ON wishlist_item (wishlist_id, added_at, product_id);
