-- Gift cards and store credit: money owed to whoever holds them. What is held for a payment cannot be held for another:
-- the balance is never below what is held, whoever races.
CREATE TABLE stored_value (
    id         uuid        PRIMARY KEY,
    kind       text        NOT NULL CHECK (kind IN ('GIFT_CARD', 'STORE_CREDIT')),
    -- Whose credit it is; of a gift card, who bought it, null when it was given away.
    owner      uuid,
    -- SHA-256 of the code: 80 random bits need no salt.
    code_hash  bytea       UNIQUE CHECK (length(code_hash) = 32),
    last_four  char(4),
    country    char(2)     NOT NULL,
    currency   char(3)     NOT NULL,
    balance    bigint      NOT NULL DEFAULT 0,
    held       bigint      NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    CONSTRAINT stored_value_never_overdrawn CHECK (0 <= held AND held <= balance),
    CONSTRAINT stored_value_card_has_code CHECK ((kind = 'GIFT_CARD') = (code_hash IS NOT NULL)),
    CONSTRAINT stored_value_card_shows_four CHECK ((kind = 'GIFT_CARD') = (last_four IS NOT NULL)),
    CONSTRAINT stored_value_credit_is_someones CHECK (kind = 'GIFT_CARD' OR owner IS NOT NULL)
);
CREATE UNIQUE INDEX stored_value_credit ON stored_value (owner, currency) WHERE kind = 'STORE_CREDIT';

-- Every change of a balance; their sum is the balance. Each business fact counts once.
CREATE TABLE stored_value_movement (
    id              uuid        PRIMARY KEY,
    stored_value_id uuid        NOT NULL REFERENCES stored_value,
    kind            text        NOT NULL CHECK (kind IN ('SOLD', 'GRANTED', 'REDEEMED', 'CAPTURED', 'REFUNDED')),
    minor           bigint      NOT NULL CHECK (minor <> 0),
    key             text        NOT NULL CHECK (length(key) BETWEEN 1 AND 300),
    reason          text        CHECK (length(reason) <= 500),
    actor           uuid,
    moved_at        timestamptz NOT NULL,
    CONSTRAINT stored_value_movement_once UNIQUE (stored_value_id, key)
);
CREATE INDEX stored_value_movement_latest ON stored_value_movement (stored_value_id, id);
CREATE TRIGGER stored_value_movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stored_value_movement
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- A payment is from the payment method for card_amount, and from stored value for the rest.
ALTER TABLE payment ADD COLUMN card_amount bigint;
UPDATE payment SET card_amount = amount;
ALTER TABLE payment ALTER COLUMN card_amount SET NOT NULL;
ALTER TABLE payment ADD CONSTRAINT payment_card_within_amount CHECK (0 <= card_amount AND card_amount <= amount);
-- The payment method as the provider keeps it, to hold money again when an authorisation lapses.
ALTER TABLE payment ADD COLUMN method text;
ALTER TABLE payment ADD COLUMN card_last_four text;
ALTER TABLE payment ADD COLUMN action_type text;
ALTER TABLE payment ADD COLUMN action_url text;

ALTER TABLE payment DROP CONSTRAINT payment_status_check;
ALTER TABLE payment ADD CONSTRAINT payment_status_check
    CHECK (status IN ('UNKNOWN', 'ACTION_REQUIRED', 'SUCCEEDED', 'DECLINED'));
ALTER TABLE payment DROP CONSTRAINT payment_known_at_provider;
ALTER TABLE payment ADD CONSTRAINT payment_known_at_provider CHECK (CASE status
    WHEN 'UNKNOWN' THEN provider_reference IS NULL
    WHEN 'DECLINED' THEN true
    ELSE provider_reference IS NOT NULL END);
ALTER TABLE payment DROP CONSTRAINT payment_token_until_known;
ALTER TABLE payment ADD CONSTRAINT payment_token_until_known
    CHECK ((status = 'UNKNOWN' AND card_amount > 0) = (payment_token IS NOT NULL));
ALTER TABLE payment ADD CONSTRAINT payment_action_while_required
    CHECK ((status = 'ACTION_REQUIRED') = (action_url IS NOT NULL) AND (action_type IS NULL) = (action_url IS NULL));

-- What of a payment is held on stored value, in the order in which it is taken.
CREATE TABLE payment_part (
    payment_id      uuid    NOT NULL REFERENCES payment,
    position        int     NOT NULL CHECK (position >= 0),
    stored_value_id uuid    NOT NULL REFERENCES stored_value,
    amount          bigint  NOT NULL CHECK (amount > 0),
    claimed         bigint  NOT NULL DEFAULT 0,
    captured        bigint  NOT NULL DEFAULT 0,
    refund_claimed  bigint  NOT NULL DEFAULT 0,
    refunded        bigint  NOT NULL DEFAULT 0,
    released        boolean NOT NULL DEFAULT false,
    PRIMARY KEY (payment_id, position),
    CONSTRAINT payment_part_captures CHECK (0 <= captured AND captured <= claimed AND claimed <= amount),
    CONSTRAINT payment_part_refunds CHECK (0 <= refunded AND refunded <= refund_claimed AND refund_claimed <= captured)
);
CREATE INDEX payment_part_stored_value ON payment_part (stored_value_id);

-- The provider is asked for card_amount of a call; the rest is moved on stored value when the call is known.
ALTER TABLE provider_call ADD COLUMN card_amount bigint;
UPDATE provider_call SET card_amount = amount;
ALTER TABLE provider_call ALTER COLUMN card_amount SET NOT NULL;
ALTER TABLE provider_call ADD CONSTRAINT provider_call_card_within_amount
    CHECK (0 <= card_amount AND card_amount <= amount);
-- The authorisation it was captured on, or is refunded to, when that is not the payment's first.
ALTER TABLE provider_call ADD COLUMN authorisation text;

CREATE TABLE call_part (
    call_id  uuid   NOT NULL REFERENCES provider_call,
    position int    NOT NULL,
    amount   bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (call_id, position)
);

CREATE INDEX payment_provider_reference ON payment (provider_reference);

-- A call may wait for a step of the shopper's.
ALTER TABLE provider_call DROP CONSTRAINT provider_call_status_check;
ALTER TABLE provider_call ADD CONSTRAINT provider_call_status_check
    CHECK (status IN ('UNKNOWN', 'ACTION_REQUIRED', 'SUCCEEDED', 'DECLINED'));
ALTER TABLE provider_call DROP CONSTRAINT provider_call_known;
ALTER TABLE provider_call ADD CONSTRAINT provider_call_known
    CHECK ((status IN ('UNKNOWN', 'ACTION_REQUIRED')) = (known_at IS NULL));
DROP INDEX provider_call_due;
CREATE INDEX provider_call_due ON provider_call (next_attempt_at) WHERE status IN ('UNKNOWN', 'ACTION_REQUIRED');

-- Where a refund goes when captures were made on more than one authorisation, in the order in which it is asked for.
CREATE TABLE refund_leg (
    call_id       uuid   NOT NULL REFERENCES provider_call,
    number        int    NOT NULL CHECK (number > 0),
    authorisation text   NOT NULL,
    amount        bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (call_id, number)
);

-- Looks at codes that led nowhere, by account and hour: guessing ends after a few.
CREATE TABLE gift_card_guess (
    account  uuid        NOT NULL,
    hour     timestamptz NOT NULL,
    failures int         NOT NULL CHECK (failures >= 0),
    PRIMARY KEY (account, hour)
);

-- Gift cards being bought: paid for first, then made.
CREATE TABLE gift_card_purchase (
    id              uuid        PRIMARY KEY,
    buyer           uuid        NOT NULL,
    country         char(2)     NOT NULL,
    currency        char(3)     NOT NULL,
    each_minor      bigint      NOT NULL CHECK (each_minor > 0),
    quantity        int         NOT NULL CHECK (quantity BETWEEN 1 AND 20),
    status          text        NOT NULL CHECK (status IN ('PENDING', 'ISSUED', 'DECLINED')),
    decline_code    text,
    payment_token   text,
    -- The buyer's Idempotency-Key, so that a job that finishes the purchase leaves him the answer.
    key_owner       text        NOT NULL,
    key_operation   text        NOT NULL,
    key_value       text        NOT NULL,
    created_at      timestamptz NOT NULL,
    attempt_at      timestamptz NOT NULL,
    CONSTRAINT gift_card_purchase_token CHECK ((status = 'PENDING') = (payment_token IS NOT NULL)),
    CONSTRAINT gift_card_purchase_declined CHECK ((status = 'DECLINED') = (decline_code IS NOT NULL))
);
CREATE INDEX gift_card_purchase_due ON gift_card_purchase (attempt_at) WHERE status = 'PENDING';
