-- What a pending order is paid with: a token, gift cards, store credit, as Means in JSON; forgotten once finance has answered.
ALTER TABLE orders ADD COLUMN payment_means jsonb;
UPDATE orders SET payment_means = jsonb_build_object('token', payment_token, 'giftCards', '[]'::jsonb, 'storeCredit', false)
WHERE payment_token IS NOT NULL;
ALTER TABLE orders
    DROP COLUMN payment_token,
    ADD CONSTRAINT orders_means_while_pending CHECK (status = 'PENDING_PAYMENT' OR (payment_means IS NULL AND next_action IS NULL));
