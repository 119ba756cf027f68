-- Codes made together, with what they have in common. One shared code is a batch of one.
CREATE TABLE coupon_batch (
    id               uuid        PRIMARY KEY,
    promotion        uuid        NOT NULL REFERENCES promotion,
    codes            int         NOT NULL CHECK (codes BETWEEN 1 AND 10000),
    -- Limits of each code; null for none but the promotion's.
    uses             int         CHECK (uses > 0),
    uses_per_account int         CHECK (uses_per_account > 0),
    -- Null for as long as the promotion.
    starts_at        timestamptz,
    ends_at          timestamptz,
    created_at       timestamptz NOT NULL,
    withdrawn_at     timestamptz,
    CHECK (ends_at > starts_at)
);
CREATE INDEX coupon_batch_of_promotion ON coupon_batch (promotion, id);

CREATE TABLE coupon (
    code  text PRIMARY KEY CHECK (code = upper(code) AND code <> ''),
    batch uuid NOT NULL REFERENCES coupon_batch
);
CREATE INDEX coupon_of_batch ON coupon (batch, code);

-- Codes that an account gave and that do not exist, since the first of them: too many, and it has to wait.
CREATE TABLE coupon_guess (
    account uuid        PRIMARY KEY,
    since   timestamptz NOT NULL,
    codes   text[]      NOT NULL
);
CREATE INDEX coupon_guess_age ON coupon_guess (since);
