-- Money that goes back without goods is a refund like any other, of a kind of its own: nothing is announced or received.
ALTER TABLE customer_return
    ADD COLUMN kind text NOT NULL DEFAULT 'RETURN' CHECK (kind IN ('RETURN', 'CONCESSION', 'GOODWILL')),
    DROP CONSTRAINT customer_return_check1,
    ADD CONSTRAINT customer_return_inspected CHECK (CASE kind
        WHEN 'RETURN' THEN (status = 'REQUESTED') = (disposition IS NULL)
        ELSE status <> 'REQUESTED' AND disposition IS NULL END),
    -- Without goods it is about money, or it is about nothing.
    ADD CONSTRAINT customer_return_about_something CHECK (kind = 'RETURN' OR amount > 0);
ALTER TABLE customer_return_line
    DROP CONSTRAINT customer_return_line_quantity_check,
    ADD CONSTRAINT customer_return_line_quantity_check CHECK (quantity >= 0);
