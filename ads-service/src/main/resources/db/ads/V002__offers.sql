-- Copies of what catalog, orders and seller tell. No references between them: the feeds come in any order.
CREATE TABLE offer (
    id         uuid    PRIMARY KEY,
    seller_id  uuid    NOT NULL,
    sku        text    NOT NULL,
    product_id uuid    NOT NULL,
    title      text    NOT NULL,
    buyable    boolean NOT NULL
);
CREATE INDEX offer_of_seller ON offer (seller_id, sku);

CREATE TABLE stock (
    offer_id uuid PRIMARY KEY,
    sellable int  NOT NULL
);

CREATE TABLE seller (
    id           uuid    PRIMARY KEY,
    display_name text    NOT NULL,
    country      text    NOT NULL,
    active       boolean NOT NULL
);
