-- A refund that is refused is tried again by an operator, under a new key, or settled otherwise.
ALTER TABLE membership_refund
    ADD COLUMN id         uuid NOT NULL DEFAULT uuidv7(),
    -- Refusals so far; each try after one has a key of its own.
    ADD COLUMN refusals   int  NOT NULL DEFAULT 0 CHECK (refusals >= 0),
    -- Calls of the present try; the pauses between those without an answer grow.
    ADD COLUMN calls      int  NOT NULL DEFAULT 0 CHECK (calls >= 0),
    -- How the money went back when not by the provider.
    ADD COLUMN settlement text,
    ADD CONSTRAINT membership_refund_id UNIQUE (id),
    ADD CONSTRAINT membership_refund_settled CHECK (settlement IS NULL OR status = 'PAID');
ALTER TABLE membership_refund ALTER COLUMN id DROP DEFAULT;
UPDATE membership_refund SET refusals = 1 WHERE status = 'FAILED';
CREATE INDEX membership_refund_failed ON membership_refund (id) WHERE status = 'FAILED';
