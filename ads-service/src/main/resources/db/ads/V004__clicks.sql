-- What a campaign may spend and has spent on a day (UTC). The check is the promise; the charge's own condition keeps it
-- from ever being hit.
CREATE TABLE campaign_day (
    campaign_id uuid   NOT NULL REFERENCES campaign,
    day         date   NOT NULL,
    spent       bigint NOT NULL DEFAULT 0 CHECK (spent >= 0),
    cap         bigint NOT NULL,
    PRIMARY KEY (campaign_id, day),
    CONSTRAINT spent_within_cap CHECK (spent <= cap)
);

-- Every click with a genuine token, once: charged, or not and why. viewer is a keyed hash, never an address.
CREATE TABLE ad_click (
    auction_id     uuid        NOT NULL,
    slot           smallint    NOT NULL,
    campaign_id    uuid        NOT NULL,
    ad_id          uuid        NOT NULL,
    keyword_id     uuid        NOT NULL,
    advertiser_id  uuid        NOT NULL,
    product_id     uuid        NOT NULL,
    shopper        uuid,
    viewer         bigint      NOT NULL,
    clicked_at     timestamptz NOT NULL,
    day            date        NOT NULL,
    price_micros   bigint      NOT NULL CHECK (price_micros > 0),
    charged_micros bigint      NOT NULL CHECK (charged_micros IN (0, price_micros)),
    currency       text        NOT NULL,
    reason         text,
    repeats        int         NOT NULL DEFAULT 0,
    batch          int,
    PRIMARY KEY (auction_id, slot),
    CHECK ((charged_micros = 0) = (reason IS NOT NULL)),
    CHECK (batch IS NULL OR charged_micros > 0)
);
CREATE INDEX ad_click_of_campaign ON ad_click (campaign_id, day);
CREATE INDEX ad_click_of_viewer ON ad_click (viewer, ad_id, clicked_at);
CREATE INDEX ad_click_of_shopper ON ad_click (shopper, advertiser_id, clicked_at) WHERE reason IS NULL;
CREATE INDEX ad_click_unbilled ON ad_click (campaign_id, day) WHERE batch IS NULL AND charged_micros > 0;
