-- Closed batches of charged clicks. A batch is billed minor = round(micros to here) - round(micros before), so fractions
-- of a cent are carried on and never lost.
CREATE TABLE click_batch (
    campaign_id uuid        NOT NULL REFERENCES campaign,
    number      int         NOT NULL CHECK (number > 0),
    day         date        NOT NULL,
    closed_at   timestamptz NOT NULL,
    clicks      int         NOT NULL CHECK (clicks > 0),
    micros      bigint      NOT NULL CHECK (micros > 0),
    minor       bigint      NOT NULL CHECK (minor >= 0),
    PRIMARY KEY (campaign_id, number)
);
ALTER TABLE ad_click ADD CONSTRAINT ad_click_batch
    FOREIGN KEY (campaign_id, batch) REFERENCES click_batch (campaign_id, number) DEFERRABLE INITIALLY DEFERRED;

-- How far a campaign is billed; its row is the lock that lets one batch be closed at a time.
CREATE TABLE campaign_billing (
    campaign_id uuid   PRIMARY KEY REFERENCES campaign,
    batches     int    NOT NULL DEFAULT 0,
    micros      bigint NOT NULL DEFAULT 0,
    minor       bigint NOT NULL DEFAULT 0
);
