-- Addresses of integrators. A seller hears of his own lines, an operator (seller is null) of everything.
CREATE TABLE webhook (
    id              uuid        PRIMARY KEY,
    seller          uuid,
    url             text        NOT NULL CHECK (length(url) <= 2000),
    description     text,
    events          text[]      NOT NULL CHECK (cardinality(events) > 0),
    secret          bytea       NOT NULL,
    -- The secret before the present one, which signs as well for a while.
    previous_secret bytea,
    previous_until  timestamptz,
    status          text        NOT NULL CHECK (status IN ('ENABLED', 'DISABLED')),
    disabled_reason text,
    -- Since when nothing was taken; null after a success.
    failing_since   timestamptz,
    created_at      timestamptz NOT NULL,
    CHECK ((status = 'DISABLED') = (disabled_reason IS NOT NULL)),
    CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);
CREATE INDEX webhook_of_owner ON webhook (seller, id);

-- A fact for one address. attempt_at is when it is due; who sends it moves that on, so nobody else does.
CREATE TABLE webhook_delivery (
    id         uuid        PRIMARY KEY,
    webhook    uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event      text        NOT NULL,
    subject    text        NOT NULL,
    payload    text        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED', 'PAUSED')),
    attempts   int         NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    attempt_at timestamptz,
    -- Tries count from here: its creation, or its last replay.
    since      timestamptz NOT NULL,
    -- Tries since then.
    tries      int         NOT NULL DEFAULT 0 CHECK (tries >= 0),
    created_at timestamptz NOT NULL,
    CHECK ((status = 'PENDING') = (attempt_at IS NOT NULL))
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook, attempt_at) WHERE attempt_at IS NOT NULL;
CREATE INDEX webhook_delivery_of_webhook ON webhook_delivery (webhook, id);
CREATE INDEX webhook_delivery_age ON webhook_delivery (created_at) WHERE attempt_at IS NULL;

CREATE TABLE webhook_attempt (
    delivery    uuid        NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    number      int         NOT NULL,
    at          timestamptz NOT NULL,
    millis      int         NOT NULL CHECK (millis >= 0),
    url         text        NOT NULL,
    signature   text        NOT NULL,
    -- Null when there was no answer; then error says why.
    status      int,
    error       text,
    -- The first 2 KB of the answer's body.
    body        text,
    PRIMARY KEY (delivery, number),
    CHECK ((status IS NULL) = (error IS NOT NULL))
);
