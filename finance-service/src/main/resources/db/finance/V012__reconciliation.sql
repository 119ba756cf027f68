-- The provider's daily settlement file, held against our calls and the journal.
ALTER TABLE provider_call ADD COLUMN settled_on date;
-- By the world's clock, which is the provider's too; the business clock may be moved.
ALTER TABLE provider_call ADD COLUMN recorded_at timestamptz;
CREATE INDEX provider_call_unsettled ON provider_call (recorded_at)
    WHERE settled_on IS NULL AND status = 'SUCCEEDED' AND kind IN ('CAPTURE', 'REFUND', 'PAYOUT');
CREATE INDEX provider_call_reference ON provider_call (provider_reference) WHERE provider_reference IS NOT NULL;
ALTER TABLE refund_leg ADD COLUMN provider_reference text;
CREATE INDEX refund_leg_reference ON refund_leg (provider_reference) WHERE provider_reference IS NOT NULL;

CREATE TABLE reconciliation (
    day        date        PRIMARY KEY,
    provider   text        NOT NULL,
    checked_at timestamptz NOT NULL,
    lines      int         NOT NULL CHECK (lines >= 0),
    matched    int         NOT NULL CHECK (matched BETWEEN 0 AND lines)
);

CREATE TABLE reconciliation_finding (
    day       date   NOT NULL REFERENCES reconciliation,
    number    int    NOT NULL CHECK (number > 0),
    kind      text   NOT NULL CHECK (kind IN ('MISSING_HERE', 'MISSING_THERE', 'OTHER_AMOUNT', 'NOT_IN_JOURNAL')),
    type      text   NOT NULL,
    reference text   NOT NULL,
    theirs    bigint,
    ours      bigint,
    currency  char(3) NOT NULL,
    -- Of ours: a provider_call, or a dispute.
    call_id   uuid,
    PRIMARY KEY (day, number)
);
