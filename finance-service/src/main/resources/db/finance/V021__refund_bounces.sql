-- Refunds that were made and did not arrive: the shopper's bank gave the money back, days later. Each movement at the provider
-- bounces once, however often and by whomever that is told.
CREATE TABLE refund_bounce (
    id                 uuid        PRIMARY KEY,
    call_id            uuid        NOT NULL REFERENCES provider_call,
    -- Number of the refund's part; 0 where it was one movement.
    leg                int         NOT NULL CHECK (leg >= 0),
    provider           text        NOT NULL,
    provider_reference text        NOT NULL,
    minor              bigint      NOT NULL CHECK (minor > 0),
    currency           char(3)     NOT NULL,
    reason             text        NOT NULL,
    bounced_at         timestamptz NOT NULL,
    -- By the world's clock, as provider_call's.
    recorded_at        timestamptz NOT NULL DEFAULT now(),
    settled_on         date,
    CONSTRAINT refund_bounce_once UNIQUE (call_id, leg)
);
CREATE INDEX refund_bounce_reference ON refund_bounce (provider_reference);
CREATE INDEX refund_bounce_unsettled ON refund_bounce (recorded_at) WHERE settled_on IS NULL;

-- Refunds to ask the provider about, because it said that they bounced.
CREATE TABLE refund_look (
    provider  text        NOT NULL,
    reference text        NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    look_at   timestamptz NOT NULL,
    PRIMARY KEY (provider, reference)
);
CREATE INDEX refund_look_due ON refund_look (look_at);
