-- Sales that a click led to, by order line. A cancellation or refund is a row of its own with negative figures.
CREATE TABLE attribution (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('SALE', 'CANCELLATION', 'REFUND')),
    order_id     uuid        NOT NULL,
    order_line   uuid        NOT NULL,
    campaign_id  uuid        NOT NULL,
    auction_id   uuid        NOT NULL,
    slot         smallint    NOT NULL,
    click_day    date        NOT NULL,
    happened_at  timestamptz NOT NULL,
    same_product boolean     NOT NULL,
    quantity     int         NOT NULL,
    sales_minor  bigint      NOT NULL,
    currency     text        NOT NULL,
    CHECK (CASE kind WHEN 'SALE' THEN quantity > 0 AND sales_minor >= 0 ELSE quantity <= 0 AND sales_minor <= 0 END)
);
CREATE UNIQUE INDEX attribution_of_line ON attribution (order_line) WHERE kind = 'SALE';
CREATE INDEX attribution_of_order ON attribution (order_id);
CREATE INDEX attribution_of_campaign ON attribution (campaign_id, click_day);
