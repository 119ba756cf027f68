-- What the marketplace owes each seller, cent by cent, and where each cent is.

-- A period of a seller's account in one currency: what becomes available in it is paid at its end.
CREATE TABLE settlement (
    id           uuid        PRIMARY KEY,
    seller       uuid        NOT NULL,
    currency     char(3)     NOT NULL,
    period_start date        NOT NULL,
    period_end   date        NOT NULL CHECK (period_end > period_start),
    status       text        NOT NULL
        CHECK (status IN ('OPEN', 'CLOSED', 'IN_TRANSIT', 'PAID', 'RETURNED', 'CARRIED_FORWARD')),
    opened_at    timestamptz NOT NULL,
    closed_at    timestamptz,
    paid_at      timestamptz,
    -- Minor units, fixed at the close.
    opening      bigint,
    sales        bigint,
    refunds      bigint,
    fees         bigint,
    net          bigint,
    UNIQUE (seller, currency, period_start),
    CHECK ((status = 'OPEN') = (closed_at IS NULL)),
    CHECK ((status = 'OPEN') = (net IS NULL)),
    CHECK ((status = 'PAID') = (paid_at IS NOT NULL)),
    CHECK (net = opening + sales + refunds + fees),
    CHECK (status <> 'CARRIED_FORWARD' OR net <= 0),
    CHECK (status NOT IN ('IN_TRANSIT', 'PAID', 'RETURNED') OR net > 0)
);
CREATE INDEX settlement_open ON settlement (period_end) WHERE status = 'OPEN';
CREATE INDEX settlement_unpaid ON settlement (id) WHERE status IN ('CLOSED', 'IN_TRANSIT');
CREATE INDEX settlement_of_seller ON settlement (seller, id);

-- A seller's parcel: its money is held back until some days after delivery.
CREATE TABLE consignment (
    shipment      uuid        PRIMARY KEY,
    order_id      uuid        NOT NULL,
    seller        uuid        NOT NULL,
    country       text        NOT NULL CHECK (length(country) = 2),
    dispatched_at timestamptz NOT NULL,
    delivered_at  timestamptz,
    available_on  date,
    released_at   timestamptz,
    CHECK ((delivered_at IS NULL) = (available_on IS NULL)),
    CHECK (released_at IS NULL OR available_on IS NOT NULL)
);
CREATE INDEX consignment_due ON consignment (available_on, seller) WHERE released_at IS NULL AND available_on IS NOT NULL;
CREATE INDEX consignment_held ON consignment (seller) WHERE released_at IS NULL;

-- The sub-ledger. Deferred while it has no settlement, available while its settlement is open, settled afterwards.
CREATE TABLE balance_entry (
    id              uuid        PRIMARY KEY,
    seller          uuid        NOT NULL,
    currency        char(3)     NOT NULL,
    kind            text        NOT NULL CHECK (kind IN (
        'SALE', 'SALE_SHIPPING', 'REFERRAL_FEE',
        'REFUND', 'REFUND_SHIPPING', 'REFERRAL_FEE_REFUND', 'REFUND_ADMINISTRATION_FEE',
        'CARRIED_IN', 'CARRIED_OUT', 'PAYOUT')),
    minor           bigint      NOT NULL CHECK (minor <> 0),
    posted_at       timestamptz NOT NULL,
    order_id        uuid,
    shipment        uuid        REFERENCES consignment,
    order_line      uuid,
    refund          uuid,
    sku             text,
    quantity        int         CHECK (quantity > 0),
    reason          text        NOT NULL,
    settlement      uuid        REFERENCES settlement,
    -- The settlement whose close or payout made this entry.
    from_settlement uuid        REFERENCES settlement,
    CHECK ((shipment IS NULL) = (from_settlement IS NOT NULL)),
    CHECK ((shipment IS NULL) = (kind IN ('CARRIED_IN', 'CARRIED_OUT', 'PAYOUT'))),
    CHECK (shipment IS NULL OR (order_id IS NOT NULL AND order_line IS NOT NULL AND sku IS NOT NULL)),
    CHECK ((refund IS NOT NULL) = (kind IN ('REFUND', 'REFUND_SHIPPING', 'REFERRAL_FEE_REFUND', 'REFUND_ADMINISTRATION_FEE')))
);
-- One fact, one entry.
CREATE UNIQUE INDEX balance_entry_of_fact ON balance_entry (shipment, order_line, kind, refund) NULLS NOT DISTINCT
    WHERE shipment IS NOT NULL;
CREATE UNIQUE INDEX balance_entry_of_settlement ON balance_entry (from_settlement, kind) WHERE shipment IS NULL;
CREATE INDEX balance_entry_of_seller ON balance_entry (seller, id);
CREATE INDEX balance_entry_deferred ON balance_entry (seller, currency) WHERE settlement IS NULL;
CREATE INDEX balance_entry_settled ON balance_entry (settlement, id);

-- Entries are added, never changed; the one thing that happens to them is that a settlement takes them up, once.
CREATE FUNCTION balance_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.settlement IS NULL AND NEW.settlement IS NOT NULL THEN
        OLD.settlement := NEW.settlement;
        IF OLD IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% on balance_entry is refused: correct an entry with another one', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER balance_entry_append_only BEFORE UPDATE OR DELETE ON balance_entry
    FOR EACH ROW EXECUTE FUNCTION balance_entry_is_append_only();

-- The releases stated in the journal: at most 500 parcels each, so a day of a busy seller has several.
CREATE TABLE reserve_release (
    seller       uuid        NOT NULL,
    available_on date        NOT NULL,
    currency     char(3)     NOT NULL,
    number       int         NOT NULL,
    minor        bigint      NOT NULL,
    released_at  timestamptz NOT NULL,
    PRIMARY KEY (seller, available_on, currency, number)
);
