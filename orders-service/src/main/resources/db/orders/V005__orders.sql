CREATE TABLE orders (
    id              uuid        PRIMARY KEY,
    account         uuid        NOT NULL,
    status          text        NOT NULL CHECK (status IN
                    ('PENDING_PAYMENT', 'PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
    currency        char(3)     NOT NULL,
    delivery_option text        NOT NULL,
    ship_name       text        NOT NULL,
    ship_line1      text        NOT NULL,
    ship_line2      text,
    ship_city       text        NOT NULL,
    ship_region     text,
    ship_postal_code text,
    ship_country    char(2)     NOT NULL,
    membership      uuid,
    payment         uuid,
    created_at      timestamptz NOT NULL,
    placed_at       timestamptz,
    cancel_reason   text,
    -- Only while the payment is pending: what finance is asked with, when the job may ask again, and whether a call
    -- that may have reached finance was made.
    payment_token   text,
    attempt_at      timestamptz,
    maybe_paid      boolean     NOT NULL DEFAULT true,
    CHECK ((status = 'PENDING_PAYMENT') = (attempt_at IS NOT NULL)),
    CHECK (status = 'PENDING_PAYMENT' OR payment_token IS NULL),
    CHECK (status IN ('PENDING_PAYMENT', 'CANCELLED') OR placed_at IS NOT NULL)
) WITH (fillfactor = 85);
CREATE INDEX orders_of_account ON orders (account, id);
CREATE INDEX orders_pending ON orders (attempt_at) WHERE attempt_at IS NOT NULL;

-- A unit is open (to be sent), packed (its parcel is being paid), shipped or cancelled; the amounts of the open ones
-- are what is left, so that the parts of a line always add up to it. Minor units of the order's currency.
CREATE TABLE order_line (
    order_id      uuid    NOT NULL REFERENCES orders,
    id            uuid    NOT NULL,
    position      int     NOT NULL,
    offer         uuid    NOT NULL,
    product       uuid    NOT NULL,
    seller        uuid,
    sku           text    NOT NULL,
    title         text    NOT NULL,
    category      text[]  NOT NULL,
    quantity      int     NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
    unit_price    bigint  NOT NULL CHECK (unit_price >= 0),
    items         bigint  NOT NULL CHECK (items >= 0),
    shipping      bigint  NOT NULL CHECK (shipping >= 0),
    waived        bigint  NOT NULL CHECK (waived BETWEEN 0 AND shipping),
    tax           bigint  NOT NULL CHECK (tax >= 0),
    open          int     NOT NULL CHECK (open >= 0),
    packed        int     NOT NULL DEFAULT 0 CHECK (packed >= 0),
    shipped       int     NOT NULL DEFAULT 0 CHECK (shipped >= 0),
    delivered     int     NOT NULL DEFAULT 0 CHECK (delivered BETWEEN 0 AND shipped),
    cancelled     int     NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
    returned      int     NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND delivered),
    open_items    bigint  NOT NULL CHECK (open_items >= 0),
    open_shipping bigint  NOT NULL CHECK (open_shipping >= 0),
    open_waived   bigint  NOT NULL CHECK (open_waived >= 0),
    open_tax      bigint  NOT NULL CHECK (open_tax >= 0),
    PRIMARY KEY (order_id, id),
    CHECK (quantity = open + packed + shipped + cancelled)
) WITH (fillfactor = 85);
CREATE INDEX order_line_of_seller ON order_line (seller, order_id) WHERE seller IS NOT NULL;

-- Money that was authorised and will not be taken: a row from the moment that is clear until finance released it.
CREATE TABLE payment_release (
    order_id   uuid        PRIMARY KEY REFERENCES orders,
    payment    uuid        NOT NULL,
    attempt_at timestamptz,
    done_at    timestamptz,
    CHECK ((attempt_at IS NULL) = (done_at IS NOT NULL))
);
CREATE INDEX payment_release_due ON payment_release (attempt_at) WHERE attempt_at IS NOT NULL;
