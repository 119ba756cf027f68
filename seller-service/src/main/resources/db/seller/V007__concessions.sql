-- Money that went back without units: the fees follow the money then, also those of units that come back later.
ALTER TABLE fee_charge
    -- How much of the base went back.
    ADD COLUMN refunded_base bigint  NOT NULL DEFAULT 0 CHECK (refunded_base >= 0),
    ADD COLUMN conceded      boolean NOT NULL DEFAULT false;
UPDATE fee_charge SET refunded_base = base::numeric * refunded_quantity / quantity WHERE refunded_quantity > 0;
ALTER TABLE fee_refund
    DROP CONSTRAINT fee_refund_quantity_check,
    ADD CONSTRAINT fee_refund_quantity_check CHECK (quantity >= 0);
ALTER TABLE balance_entry
    DROP CONSTRAINT balance_entry_quantity_check,
    ADD CONSTRAINT balance_entry_quantity_check CHECK (quantity >= 0);
