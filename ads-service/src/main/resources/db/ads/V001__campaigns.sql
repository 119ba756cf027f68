-- Who advertises: an account, under its own id, which is also its seller id.
CREATE TABLE advertiser (
    id           uuid        PRIMARY KEY,
    display_name text        CHECK (length(display_name) BETWEEN 1 AND 100),
    created_at   timestamptz NOT NULL
);

-- Prices and budgets are micros: millionths of the currency's major unit.
CREATE TABLE campaign (
    id                  uuid        PRIMARY KEY,
    advertiser_id       uuid        NOT NULL REFERENCES advertiser,
    name                text        NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    daily_budget_micros bigint      NOT NULL CHECK (daily_budget_micros >= 1000000),
    currency            text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    status              text        NOT NULL CHECK (status IN ('ENABLED', 'PAUSED', 'ARCHIVED')),
    start_date          date        NOT NULL,
    end_date            date        CHECK (end_date >= start_date),
    created_at          timestamptz NOT NULL,
    changed_at          timestamptz NOT NULL,
    version             bigint      NOT NULL
);
CREATE INDEX campaign_of_advertiser ON campaign (advertiser_id, id);

CREATE TABLE ad_group (
    id                 uuid   PRIMARY KEY,
    campaign_id        uuid   NOT NULL REFERENCES campaign,
    name               text   NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    default_bid_micros bigint NOT NULL CHECK (default_bid_micros BETWEEN 20000 AND 1000000000),
    status             text   NOT NULL CHECK (status IN ('ENABLED', 'PAUSED', 'ARCHIVED'))
);
CREATE INDEX ad_group_of_campaign ON ad_group (campaign_id);

CREATE TABLE ad (
    id          uuid PRIMARY KEY,
    ad_group_id uuid NOT NULL REFERENCES ad_group,
    sku         text NOT NULL,
    offer_id    uuid NOT NULL,
    status      text NOT NULL CHECK (status IN ('ENABLED', 'PAUSED', 'ARCHIVED'))
);
CREATE UNIQUE INDEX ad_of_group ON ad (ad_group_id, sku) WHERE status <> 'ARCHIVED';

CREATE TABLE keyword (
    id          uuid   PRIMARY KEY,
    ad_group_id uuid   NOT NULL REFERENCES ad_group,
    text        text   NOT NULL CHECK (length(text) BETWEEN 1 AND 80),
    words       text   NOT NULL CHECK (words <> ''),
    match_type  text   NOT NULL CHECK (match_type IN ('EXACT', 'PHRASE', 'BROAD')),
    bid_micros  bigint CHECK (bid_micros BETWEEN 20000 AND 1000000000),
    status      text   NOT NULL CHECK (status IN ('ENABLED', 'PAUSED', 'ARCHIVED'))
);
CREATE UNIQUE INDEX keyword_of_group ON keyword (ad_group_id, words, match_type) WHERE status <> 'ARCHIVED';

-- Tells the replicas which campaigns to load again. The version row is locked until its transaction commits, so
-- versions become visible in order and none is missed.
CREATE TABLE index_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint  NOT NULL
);
INSERT INTO index_version (version) VALUES (0);

CREATE TABLE index_change (
    campaign_id uuid   PRIMARY KEY,
    version     bigint NOT NULL
);
CREATE INDEX index_change_since ON index_change (version);
