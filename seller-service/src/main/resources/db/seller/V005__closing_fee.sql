-- The closing fee: so much for every unit sold in a category, beside the referral fee. Dated like the rest of the schedule.
CREATE TABLE closing_fee (
    id         text           PRIMARY KEY,
    category   text           NOT NULL,
    valid_from date           NOT NULL,
    currency   char(3)        NOT NULL,
    per_unit   numeric(12, 2) NOT NULL CHECK (per_unit > 0),
    source     text           NOT NULL,
    confidence char(1)        NOT NULL CHECK (confidence IN ('A', 'B', 'C', 'D')),
    UNIQUE (category, currency, valid_from)
);
INSERT INTO closing_fee (id, category, valid_from, currency, per_unit, source, confidence)
VALUES ('media-closing:2026-01-01', 'media', '2026-01-01', 'USD', 1.80,
        '2021 extract of sellercentral 200336920; glama listing', 'B');
UPDATE referral_fee SET note = NULL WHERE id = 'media:2026-01-01';

-- What was charged and given back of it. Parcels that left before have none.
ALTER TABLE fee_charge
    ADD COLUMN closing_fee      bigint NOT NULL DEFAULT 0 CHECK (closing_fee >= 0),
    ADD COLUMN refunded_closing bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT fee_charge_refunded_closing CHECK (refunded_closing BETWEEN 0 AND closing_fee);
ALTER TABLE fee_refund
    ADD COLUMN closing_given_back bigint NOT NULL DEFAULT 0 CHECK (closing_given_back >= 0);

ALTER TABLE balance_entry DROP CONSTRAINT balance_entry_kind_check, DROP CONSTRAINT balance_entry_check3;
ALTER TABLE balance_entry
    ADD CONSTRAINT balance_entry_kind_check CHECK (kind IN (
        'SALE', 'SALE_SHIPPING', 'REFERRAL_FEE', 'CLOSING_FEE',
        'REFUND', 'REFUND_SHIPPING', 'REFERRAL_FEE_REFUND', 'CLOSING_FEE_REFUND', 'REFUND_ADMINISTRATION_FEE',
        'CARRIED_IN', 'CARRIED_OUT', 'PAYOUT')),
    ADD CONSTRAINT balance_entry_refund_check CHECK ((refund IS NOT NULL) = (kind IN (
        'REFUND', 'REFUND_SHIPPING', 'REFERRAL_FEE_REFUND', 'CLOSING_FEE_REFUND', 'REFUND_ADMINISTRATION_FEE')));
