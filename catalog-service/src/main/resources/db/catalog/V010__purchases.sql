-- Who bought what: the lines of placed orders as orders tells them. units is what the shopper keeps: placed, less what
-- was cancelled or came back. shipped never falls: what was sent back was received.
CREATE TABLE purchase (
    order_line uuid        PRIMARY KEY,
    order_id   uuid        NOT NULL,
    account_id uuid        NOT NULL,
    product_id uuid        NOT NULL,
    seller_id  uuid,
    placed_at  timestamptz NOT NULL,
    units      int         NOT NULL CHECK (units >= 0),
    shipped    int         NOT NULL DEFAULT 0 CHECK (shipped >= 0)
);
CREATE INDEX purchase_received ON purchase (account_id, product_id) WHERE shipped > 0;
CREATE INDEX purchase_order ON purchase (order_id);
