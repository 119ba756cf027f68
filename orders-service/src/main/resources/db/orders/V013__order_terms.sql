-- What was agreed about a line beside its amounts, as Terms in JSON: discounts in words, who collects its tax and why, how it
-- goes as a present, when it was promised. Nothing is looked for in it.
ALTER TABLE order_line
    ADD COLUMN terms jsonb NOT NULL DEFAULT '{}';
ALTER TABLE orders
    ADD COLUMN vat_id             text,
    ADD COLUMN prices_include_tax boolean NOT NULL DEFAULT false,
    -- What the shopper has to do before the payment goes on, while it is pending.
    ADD COLUMN next_action        jsonb;
