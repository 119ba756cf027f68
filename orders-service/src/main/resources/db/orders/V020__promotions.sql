-- What takes something off a basket. The terms say all of it (rule/Terms); the columns are what rows are found and
-- counted by. A promotion is never deleted: it ends.
CREATE TABLE promotion (
    id               uuid        PRIMARY KEY,
    -- Whose it is: null for the marketplace's.
    seller           uuid,
    version          int         NOT NULL DEFAULT 1,
    currency         char(3)     NOT NULL,
    by_coupon        boolean     NOT NULL,
    bearer           text        NOT NULL CHECK (bearer IN ('RETAIL', 'SELLER', 'SHARED')),
    starts_at        timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL,
    -- True when it is for certain offers or products only, which promotion_named lists.
    named            boolean     NOT NULL,
    uses             int         CHECK (uses > 0),
    uses_per_account int         CHECK (uses_per_account > 0),
    budget           bigint      CHECK (budget > 0),
    terms            jsonb       NOT NULL,
    created_at       timestamptz NOT NULL,
    ended_at         timestamptz,
    CHECK (ends_at > starts_at),
    CONSTRAINT promotion_of_seller_at_his_cost CHECK (seller IS NULL OR bearer = 'SELLER')
);
CREATE INDEX promotion_running ON promotion (currency, ends_at) WHERE NOT by_coupon AND ended_at IS NULL;
CREATE INDEX promotion_of_owner ON promotion (seller, id);

-- Offers and products that promotions are for, so that a basket finds its promotions and not all others too.
CREATE TABLE promotion_named (
    thing     uuid NOT NULL,
    promotion uuid NOT NULL REFERENCES promotion,
    PRIMARY KEY (thing, promotion)
);
CREATE INDEX promotion_named_of ON promotion_named (promotion);

-- How often something limited was used: a promotion (code '') or one of its codes, by one account or (the zero id) by
-- all. A row comes with the first use; what has no limit has none. The checks are what makes limits exact.
CREATE TABLE promotion_count (
    promotion uuid   NOT NULL,
    code      text   NOT NULL,
    account   uuid   NOT NULL,
    used      int    NOT NULL CHECK (used >= 0),
    most      int,
    spent     bigint NOT NULL CHECK (spent >= 0),
    budget    bigint,
    PRIMARY KEY (promotion, code, account),
    CONSTRAINT promotion_not_overused CHECK (used <= most),
    CONSTRAINT promotion_not_overspent CHECK (spent <= budget)
) WITH (fillfactor = 70);

-- What orders took off by which promotion, in minor units, and how much of that the marketplace bears. Released when
-- the order came to nothing.
CREATE TABLE redemption (
    order_id       uuid        NOT NULL,
    promotion      uuid        NOT NULL,
    code           text        NOT NULL,
    account        uuid        NOT NULL,
    amount         bigint      NOT NULL CHECK (amount > 0),
    by_marketplace bigint      NOT NULL CHECK (by_marketplace BETWEEN 0 AND amount),
    at             timestamptz NOT NULL,
    released_at    timestamptz,
    PRIMARY KEY (order_id, promotion)
);
CREATE INDEX redemption_of_promotion ON redemption (promotion, order_id);
CREATE INDEX redemption_of_code ON redemption (code) WHERE code <> '';

-- Lists of customers that operators keep.
CREATE TABLE segment (
    name        text        PRIMARY KEY,
    description text        NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE TABLE segment_member (
    account uuid NOT NULL,
    segment text NOT NULL REFERENCES segment,
    PRIMARY KEY (account, segment)
);
CREATE INDEX segment_member_of ON segment_member (segment, account);
