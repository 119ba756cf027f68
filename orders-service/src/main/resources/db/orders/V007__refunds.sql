-- A refund that is refused is tried again by an operator, under a new key, or settled otherwise.
ALTER TABLE customer_return
    -- Refusals so far; each try after one has a key of its own.
    ADD COLUMN refusals   int  NOT NULL DEFAULT 0 CHECK (refusals >= 0),
    -- Calls of the present try that had no answer; the pauses between them grow.
    ADD COLUMN unanswered int  NOT NULL DEFAULT 0 CHECK (unanswered >= 0),
    -- How the money went back when not by the provider.
    ADD COLUMN settlement text,
    ADD CONSTRAINT customer_return_settled CHECK (settlement IS NULL OR status = 'REFUNDED');
UPDATE customer_return SET refusals = 1 WHERE status = 'REFUND_FAILED';
CREATE INDEX customer_return_failed ON customer_return (id) WHERE status = 'REFUND_FAILED';
