-- Money that a cardholder's bank took back.
CREATE TABLE dispute (
    id                 uuid        PRIMARY KEY,
    provider           text        NOT NULL,
    provider_reference text        NOT NULL,
    payment_id         uuid        NOT NULL REFERENCES payment,
    minor              bigint      NOT NULL CHECK (minor > 0),
    currency           char(3)     NOT NULL,
    reason             text        NOT NULL,
    status             text        NOT NULL CHECK (status IN ('OPENED', 'DEFENDED', 'WON', 'LOST')),
    evidence           text        CHECK (length(evidence) <= 20000),
    evidence_due_by    timestamptz,
    defended_by        uuid,
    opened_at          timestamptz NOT NULL,
    changed_at         timestamptz NOT NULL,
    CONSTRAINT dispute_once UNIQUE (provider, provider_reference)
);
CREATE INDEX dispute_payment ON dispute (payment_id);
CREATE INDEX dispute_status ON dispute (status, id);

-- Disputes to ask the provider about: what it told by itself, and whatever is not decided.
CREATE TABLE dispute_look (
    provider  text        NOT NULL,
    reference text        NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    look_at   timestamptz NOT NULL,
    PRIMARY KEY (provider, reference)
);
CREATE INDEX dispute_look_due ON dispute_look (look_at);

-- Taken back by banks, for now or for good: it is not there to be refunded.
ALTER TABLE payment ADD COLUMN disputed bigint NOT NULL DEFAULT 0
    CONSTRAINT payment_disputed_not_negative CHECK (disputed >= 0);
