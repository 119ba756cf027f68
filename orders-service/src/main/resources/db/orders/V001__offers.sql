-- Copies of what other services tell: enough to sell while they are away.
CREATE TABLE offer (
    offer    uuid    PRIMARY KEY,
    product  uuid    NOT NULL,
    seller   uuid,
    sku      text    NOT NULL,
    title    text    NOT NULL,
    category text[]  NOT NULL,
    currency char(3),
    price    bigint  CHECK (price >= 0),
    buyable  boolean NOT NULL,
    CHECK ((currency IS NULL) = (price IS NULL))
);
CREATE INDEX offer_of_seller ON offer (seller, sku) WHERE seller IS NOT NULL;
CREATE INDEX offer_own ON offer (sku) WHERE seller IS NULL;

CREATE TABLE prime_membership (
    membership    uuid        PRIMARY KEY,
    account       uuid        NOT NULL,
    benefits_until timestamptz NOT NULL
);
CREATE INDEX prime_membership_of_account ON prime_membership (account, benefits_until);
