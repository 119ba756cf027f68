-- Shoppers' money at the provider. The limits are here: what is claimed by calls not known to have failed never passes
-- what was authorised, or captured.
CREATE TABLE payment (
    id                 uuid        PRIMARY KEY,
    reference          text        NOT NULL,
    payer              uuid        NOT NULL,
    country            char(2)     NOT NULL,
    currency           char(3)     NOT NULL,
    amount             bigint      NOT NULL CHECK (amount > 0),
    status             text        NOT NULL CHECK (status IN ('UNKNOWN', 'SUCCEEDED', 'DECLINED')),
    release            text        NOT NULL DEFAULT 'NONE' CHECK (release IN ('NONE', 'ASKED', 'DONE')),
    capture_claimed    bigint      NOT NULL DEFAULT 0,
    captured           bigint      NOT NULL DEFAULT 0,
    refund_claimed     bigint      NOT NULL DEFAULT 0,
    refunded           bigint      NOT NULL DEFAULT 0,
    -- Only as long as the authorisation may have to be repeated.
    payment_token      text,
    provider_reference text,
    decline_code       text,
    created_at         timestamptz NOT NULL,
    CONSTRAINT payment_captures_within_authorised CHECK (0 <= captured AND captured <= capture_claimed AND capture_claimed <= amount),
    CONSTRAINT payment_refunds_within_captured CHECK (0 <= refunded AND refunded <= refund_claimed AND refund_claimed <= captured),
    CONSTRAINT payment_captures_only_authorised CHECK (capture_claimed = 0 OR status = 'SUCCEEDED'),
    CONSTRAINT payment_released_between_captures CHECK (release = 'NONE' OR capture_claimed = captured),
    CONSTRAINT payment_known_at_provider CHECK ((status = 'SUCCEEDED') = (provider_reference IS NOT NULL)),
    CONSTRAINT payment_token_until_known CHECK ((status = 'UNKNOWN') = (payment_token IS NOT NULL))
);
CREATE INDEX payment_reference ON payment (reference);

-- One thing asked of the provider, stored with the key it is asked by before it is asked. Without an answer it stays
-- UNKNOWN and is asked again by the same key.
CREATE TABLE provider_call (
    id                 uuid        PRIMARY KEY,
    kind               text        NOT NULL CHECK (kind IN ('AUTHORISATION', 'CAPTURE', 'RELEASE', 'REFUND', 'PAYOUT')),
    key                text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    content_hash       bytea       NOT NULL,
    payment_id         uuid        REFERENCES payment DEFERRABLE INITIALLY DEFERRED,
    amount             bigint      NOT NULL CHECK (amount > 0),
    currency           char(3)     NOT NULL,
    status             text        NOT NULL CHECK (status IN ('UNKNOWN', 'SUCCEEDED', 'DECLINED')),
    provider           text        NOT NULL,
    provider_key       text        NOT NULL UNIQUE,
    provider_reference text,
    decline_code       text,
    asked_at           timestamptz NOT NULL,
    known_at           timestamptz,
    attempts           int         NOT NULL DEFAULT 0,
    next_attempt_at    timestamptz NOT NULL,
    last_problem       text,
    CONSTRAINT provider_call_once UNIQUE (kind, key),
    CONSTRAINT provider_call_of_payment CHECK ((kind = 'PAYOUT') = (payment_id IS NULL)),
    CONSTRAINT provider_call_known CHECK ((status = 'UNKNOWN') = (known_at IS NULL))
);
CREATE INDEX provider_call_payment ON provider_call (payment_id, kind);
CREATE INDEX provider_call_status ON provider_call (status, id);
CREATE INDEX provider_call_due ON provider_call (next_attempt_at) WHERE status = 'UNKNOWN';

CREATE TABLE payout (
    call_id uuid    PRIMARY KEY REFERENCES provider_call,
    seller  uuid    NOT NULL,
    country char(2) NOT NULL
);

-- What the provider told us by itself, each event once.
CREATE TABLE webhook_event (
    provider    text        NOT NULL,
    event_id    text        NOT NULL CHECK (length(event_id) BETWEEN 1 AND 200),
    received_at timestamptz NOT NULL,
    PRIMARY KEY (provider, event_id)
);
CREATE INDEX webhook_event_age ON webhook_event (received_at);
