-- A refund that was paid may bounce, in whole or in part: the provider has the money again and the shopper is owed it.
ALTER TABLE customer_return
    -- What of the amount bounced and is not paid again; the rest of it arrived.
    ADD COLUMN bounced    bigint NOT NULL DEFAULT 0,
    -- What of that the present try asks for. Null while the whole amount is asked for, which was never paid.
    ADD COLUMN asked      bigint CHECK (asked > 0),
    ADD COLUMN bounced_at timestamptz,
    ADD CONSTRAINT customer_return_bounced CHECK (0 <= bounced AND bounced <= amount AND coalesce(asked, 0) <= bounced),
    ADD CONSTRAINT customer_return_bounced_is_owed CHECK (bounced = 0 OR status IN ('REFUNDING', 'REFUND_FAILED') AND bounced_at IS NOT NULL),
    ADD CONSTRAINT customer_return_asked_while_refunding CHECK (asked IS NULL OR status = 'REFUNDING'),
    -- One part of a refund may be settled otherwise before another part of it bounces.
    DROP CONSTRAINT customer_return_settled,
    ADD CONSTRAINT customer_return_settled CHECK (settlement IS NULL OR status = 'REFUNDED' OR bounced > 0);

-- Bounces as finance tells them, each of which counts once. Whoever hears of one has written already, and so cannot wait for
-- its order's turn any more: it is noted first and taken into account by a job.
CREATE TABLE refund_bounce (
    bounce          uuid        PRIMARY KEY,
    customer_return uuid        NOT NULL REFERENCES customer_return,
    -- By which finance was asked for the money.
    key             text        NOT NULL,
    amount          bigint      NOT NULL CHECK (amount > 0),
    reason          text        NOT NULL,
    bounced_at      timestamptz NOT NULL,
    taken_at        timestamptz
);
CREATE INDEX refund_bounce_of_return ON refund_bounce (customer_return);
CREATE INDEX refund_bounce_waiting ON refund_bounce (bounced_at) WHERE taken_at IS NULL;
