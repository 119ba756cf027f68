-- Each served ad with everything its price follows from:
-- price = min(bid, max(reserve, ceil(next_score / quality) + increment)), or the reserve when nobody came next.
CREATE TABLE served_ad (
    auction_id    uuid        NOT NULL,
    slot          smallint    NOT NULL CHECK (slot BETWEEN 1 AND 10),
    served_at     timestamptz NOT NULL,
    campaign_id   uuid        NOT NULL,
    ad_id         uuid        NOT NULL,
    keyword_id    uuid        NOT NULL,
    advertiser_id uuid        NOT NULL,
    product_id    uuid        NOT NULL,
    query         text        NOT NULL,
    currency      text        NOT NULL,
    pricing       text        NOT NULL CHECK (pricing IN ('GSP', 'VCG')),
    price_micros  bigint      NOT NULL,
    gsp_micros    bigint      NOT NULL,
    vcg_micros    bigint      NOT NULL,
    bid_micros    bigint      NOT NULL,
    quality       bigint      NOT NULL CHECK (quality BETWEEN 1 AND 1000000000),
    click_rate    bigint      NOT NULL,
    relevance     bigint      NOT NULL,
    next_score    bigint,
    reserve_micros   bigint   NOT NULL,
    increment_micros bigint   NOT NULL,
    PRIMARY KEY (auction_id, slot),
    CHECK (price_micros BETWEEN reserve_micros AND bid_micros)
);
CREATE INDEX served_ad_of_campaign ON served_ad (campaign_id, served_at);

-- How often an ad was shown. examined counts each showing by how likely its slot is looked at, in millionths.
CREATE TABLE ad_shown (
    ad_id       uuid        PRIMARY KEY,
    campaign_id uuid        NOT NULL,
    first_shown timestamptz NOT NULL,
    last_shown  timestamptz NOT NULL,
    impressions bigint      NOT NULL,
    examined    bigint      NOT NULL
);
CREATE INDEX ad_shown_last ON ad_shown (last_shown, ad_id);

-- Expected clicks per look, in parts per 10^9.
CREATE TABLE click_rate (
    ad_id uuid   PRIMARY KEY,
    rate  bigint NOT NULL CHECK (rate BETWEEN 1 AND 1000000000)
);
