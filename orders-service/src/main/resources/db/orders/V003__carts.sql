CREATE TABLE cart (
    account    uuid        PRIMARY KEY,
    currency   char(3)     NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE cart_item (
    account  uuid   NOT NULL REFERENCES cart,
    offer    uuid   NOT NULL,
    quantity int    NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
    position bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (account, offer)
);
