-- The referral fee of one line of one parcel, as it was charged. A refund gives back from this very row.
CREATE TABLE fee_charge (
    shipment          uuid        NOT NULL REFERENCES consignment,
    order_line        uuid        NOT NULL,
    seller            uuid        NOT NULL,
    order_id          uuid        NOT NULL,
    sku               text        NOT NULL,
    category          text        NOT NULL,
    currency          char(3)     NOT NULL,
    quantity          int         NOT NULL CHECK (quantity > 0),
    items             bigint      NOT NULL CHECK (items >= 0),
    shipping          bigint      NOT NULL CHECK (shipping >= 0),
    base              bigint      NOT NULL CHECK (base >= 0),
    fee               bigint      NOT NULL CHECK (fee >= 0),
    referral_fee      text        NOT NULL REFERENCES referral_fee,
    -- The rate in words, as it stood in the schedule.
    terms             text        NOT NULL,
    media             boolean     NOT NULL,
    charged_at        timestamptz NOT NULL,
    refunded_quantity int         NOT NULL DEFAULT 0,
    refunded_fee      bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (shipment, order_line),
    CHECK (refunded_quantity BETWEEN 0 AND quantity),
    CHECK (refunded_fee BETWEEN 0 AND fee)
);
CREATE INDEX fee_charge_of_seller ON fee_charge (seller, order_id);

CREATE TABLE refund (
    id          uuid        PRIMARY KEY,
    shipment    uuid        NOT NULL REFERENCES consignment,
    refunded_at timestamptz NOT NULL
);

CREATE TABLE fee_refund (
    refund             uuid   NOT NULL REFERENCES refund,
    shipment           uuid   NOT NULL,
    order_line         uuid   NOT NULL,
    quantity           int    NOT NULL CHECK (quantity > 0),
    given_back         bigint NOT NULL CHECK (given_back >= 0),
    administration_fee bigint NOT NULL CHECK (administration_fee BETWEEN 0 AND given_back),
    PRIMARY KEY (refund, order_line),
    FOREIGN KEY (shipment, order_line) REFERENCES fee_charge
);
