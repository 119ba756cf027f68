-- A return that was not received may be withdrawn; of those received each line says how many units cannot be sold again.
ALTER TABLE customer_return
    DROP CONSTRAINT customer_return_status_check,
    ADD CONSTRAINT customer_return_status_check
        CHECK (status IN ('REQUESTED', 'WITHDRAWN', 'REFUNDING', 'REFUNDED', 'REFUND_FAILED')),
    DROP CONSTRAINT customer_return_inspected,
    ADD CONSTRAINT customer_return_inspected CHECK (CASE kind
        WHEN 'RETURN' THEN (status IN ('REQUESTED', 'WITHDRAWN')) = (disposition IS NULL)
        ELSE status NOT IN ('REQUESTED', 'WITHDRAWN') AND disposition IS NULL END);
ALTER TABLE customer_return_line
    ADD COLUMN written_off int CHECK (written_off BETWEEN 0 AND quantity);
UPDATE customer_return_line l SET written_off = CASE r.disposition WHEN 'WRITE_OFF' THEN l.quantity ELSE 0 END
FROM customer_return r WHERE r.id = l.customer_return AND r.disposition IS NOT NULL;
