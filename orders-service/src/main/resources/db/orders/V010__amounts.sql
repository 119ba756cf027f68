-- Everything a line may cost, in every table that keeps amounts: see Amounts. Minor units, all without tax but the taxes.
ALTER TABLE order_line
    ADD COLUMN discount          bigint NOT NULL DEFAULT 0 CHECK (discount >= 0),
    ADD COLUMN subsidy           bigint NOT NULL DEFAULT 0 CHECK (subsidy >= 0),
    ADD COLUMN wrap              bigint NOT NULL DEFAULT 0 CHECK (wrap >= 0),
    ADD COLUMN shipping_tax      bigint NOT NULL DEFAULT 0 CHECK (shipping_tax >= 0),
    ADD COLUMN open_discount     bigint NOT NULL DEFAULT 0 CHECK (open_discount >= 0),
    ADD COLUMN open_subsidy      bigint NOT NULL DEFAULT 0 CHECK (open_subsidy >= 0),
    ADD COLUMN open_wrap         bigint NOT NULL DEFAULT 0 CHECK (open_wrap >= 0),
    ADD COLUMN open_shipping_tax bigint NOT NULL DEFAULT 0 CHECK (open_shipping_tax >= 0),
    ADD CONSTRAINT order_line_off_within_items CHECK (discount + subsidy <= items),
    -- Own goods have nobody to make a discount good to.
    ADD CONSTRAINT order_line_subsidy_of_seller CHECK (subsidy = 0 OR seller IS NOT NULL);

ALTER TABLE shipment_line
    ADD COLUMN discount          bigint NOT NULL DEFAULT 0 CHECK (discount >= 0),
    ADD COLUMN subsidy           bigint NOT NULL DEFAULT 0 CHECK (subsidy >= 0),
    ADD COLUMN wrap              bigint NOT NULL DEFAULT 0 CHECK (wrap >= 0),
    ADD COLUMN shipping_tax      bigint NOT NULL DEFAULT 0 CHECK (shipping_tax >= 0),
    ADD COLUMN kept_discount     bigint NOT NULL DEFAULT 0 CHECK (kept_discount BETWEEN 0 AND discount),
    ADD COLUMN kept_subsidy      bigint NOT NULL DEFAULT 0 CHECK (kept_subsidy BETWEEN 0 AND subsidy),
    ADD COLUMN kept_wrap         bigint NOT NULL DEFAULT 0 CHECK (kept_wrap BETWEEN 0 AND wrap),
    ADD COLUMN kept_shipping     bigint,
    ADD COLUMN kept_waived       bigint,
    ADD COLUMN kept_shipping_tax bigint NOT NULL DEFAULT 0 CHECK (kept_shipping_tax BETWEEN 0 AND shipping_tax);
UPDATE shipment_line SET kept_shipping = shipping, kept_waived = waived;
ALTER TABLE shipment_line
    ALTER COLUMN kept_shipping SET NOT NULL,
    ALTER COLUMN kept_waived SET NOT NULL,
    ADD CHECK (kept_shipping BETWEEN 0 AND shipping),
    ADD CHECK (kept_waived BETWEEN 0 AND waived),
    ADD CONSTRAINT shipment_line_refunds_within_paid
        CHECK (kept_discount + kept_subsidy <= kept_items AND kept_waived <= kept_shipping);

ALTER TABLE customer_return_line
    ADD COLUMN discount     bigint NOT NULL DEFAULT 0 CHECK (discount >= 0),
    ADD COLUMN subsidy      bigint NOT NULL DEFAULT 0 CHECK (subsidy >= 0),
    ADD COLUMN wrap         bigint NOT NULL DEFAULT 0 CHECK (wrap >= 0),
    ADD COLUMN shipping     bigint NOT NULL DEFAULT 0 CHECK (shipping >= 0),
    ADD COLUMN waived       bigint NOT NULL DEFAULT 0 CHECK (waived >= 0),
    ADD COLUMN shipping_tax bigint NOT NULL DEFAULT 0 CHECK (shipping_tax >= 0);
