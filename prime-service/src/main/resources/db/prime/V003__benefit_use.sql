-- What a membership was used for: an order whose delivery Prime paid. What is cancelled of it is taken off again.
CREATE TABLE benefit_use (
    order_id   uuid        PRIMARY KEY,
    membership uuid        NOT NULL,
    used_at    timestamptz NOT NULL,
    currency   char(3)     NOT NULL,
    -- Delivery that Prime waived, in minor units.
    minor      bigint      NOT NULL CHECK (minor >= 0)
);
CREATE INDEX benefit_use_of_membership ON benefit_use (membership, used_at);

-- PRO_RATA: price × unused days ÷ days. PRO_RATA_LESS_USE: the same less what was used in the period, never below zero.
ALTER TABLE plan DROP CONSTRAINT plan_refund_policy_check;
ALTER TABLE plan ADD CONSTRAINT plan_refund_policy_check CHECK (refund_policy IN ('PRO_RATA', 'PRO_RATA_LESS_USE'));
INSERT INTO plan SELECT 2, code, price, currency, billed_every, 'PRO_RATA_LESS_USE',
    'Prime costs $14.99 each month. We charge $14.99 today and again every month on the same day, automatically, until you cancel. You can cancel at any time in one step; your benefits then end and we refund the unused days, less what Prime paid in that month for your deliveries.',
    how_to_cancel, decline_label, '2020-01-02T00:00:00Z'
FROM plan WHERE version = 1;
