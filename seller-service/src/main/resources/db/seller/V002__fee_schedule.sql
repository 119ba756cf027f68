-- The fee schedule: dated data. A new rate is a new row with a later valid_from; nothing is ever changed, because
-- charges point at the row they were made by.
--
-- confidence: A the marketplace's own page, B second-hand with two or more sources that agree, C second-hand with one
-- source, D old rates or an unconfirmed rule.

CREATE TABLE referral_fee (
    id           text    PRIMARY KEY,
    category     text    NOT NULL,
    title        text    NOT NULL,
    valid_from   date    NOT NULL,
    currency     char(3) NOT NULL,
    -- PORTION: each rate applies to its slice of the price. WHOLE: the rate of the reached tier applies to all of it.
    tier_rule    text    NOT NULL CHECK (tier_rule IN ('PORTION', 'WHOLE')),
    -- Least fee per unit; null where there is none.
    minimum      numeric(12, 2) CHECK (minimum > 0),
    -- Media: the fee counts on the item's price alone, without delivery.
    media        boolean NOT NULL,
    source       text    NOT NULL,
    confidence   char(1) NOT NULL CHECK (confidence IN ('A', 'B', 'C', 'D')),
    note         text,
    UNIQUE (category, currency, valid_from)
);

-- A tier reaches up to its price, inclusive; the last one has no end.
CREATE TABLE referral_fee_tier (
    fee    text          NOT NULL REFERENCES referral_fee,
    number int           NOT NULL CHECK (number > 0),
    up_to  numeric(12, 2) CHECK (up_to > 0),
    rate   numeric(7, 5) NOT NULL CHECK (rate BETWEEN 0 AND 1),
    PRIMARY KEY (fee, number)
);

-- Kept from the referral fee when a unit is refunded: a share of the unit's fee, at most cap.
CREATE TABLE refund_administration_fee (
    valid_from date           PRIMARY KEY,
    rate       numeric(7, 5)  NOT NULL CHECK (rate BETWEEN 0 AND 1),
    cap        numeric(12, 2) NOT NULL CHECK (cap > 0),
    currency   char(3)        NOT NULL,
    source     text           NOT NULL,
    confidence char(1)        NOT NULL CHECK (confidence IN ('A', 'B', 'C', 'D'))
);

-- Which fee category a path of the catalogue belongs to. PREFIX: the path begins with these segments. WORD: these words
-- stand anywhere in it. A prefix beats a word, the longer beats the shorter, and what nothing matches is everything-else.
CREATE TABLE fee_category_path (
    kind     text NOT NULL CHECK (kind IN ('PREFIX', 'WORD')),
    path     text NOT NULL CHECK (path = lower(path)),
    category text NOT NULL,
    PRIMARY KEY (kind, path)
);

INSERT INTO referral_fee (id, category, title, valid_from, currency, tier_rule, minimum, media, confidence, note, source)
SELECT category || ':2026-01-01', category, title, DATE '2026-01-01', 'USD', tier_rule, minimum, media, confidence, note,
       'Second-hand lists of the US schedule: progami/targonos apps/talos/src/lib/amazon/fees.ts (labelled 2026), '
           || 'feedvisor.com (2024), help.sellercloud.com, gist by AnalyzePlatypus (2021)'
FROM (VALUES
    ('device-accessories',     'Amazon device accessories', 'WHOLE', 0.30, false, 'C', NULL),
    ('appliances-compact',     'Appliances, compact', 'PORTION', 0.30, false, 'C', NULL),
    ('baby-beauty-health',     'Baby; beauty, health, personal care', 'WHOLE', 0.30, false, 'C', NULL),
    ('media',                  'Books, music, video, DVD, software, video games', 'WHOLE', NULL, true, 'C',
        'The closing fee of 1.80 per media item is not charged'),
    ('automotive-industrial',  'Automotive and powersports; base equipment power tools; business, industrial, scientific',
        'WHOLE', 0.30, false, 'C', NULL),
    ('tires',                  'Tires', 'WHOLE', 0.30, false, 'C', NULL),
    ('electronics',            'Appliances, full-size; camera, cell phone devices, computers, consumer electronics, game consoles',
        'WHOLE', 0.30, false, 'C', NULL),
    ('clothing',               'Clothing and accessories', 'WHOLE', 0.30, false, 'D', 'An older list has 17% flat'),
    ('collectible-coins',      'Collectible coins', 'PORTION', 0.30, false, 'C', NULL),
    ('electronics-accessories', 'Electronics accessories', 'PORTION', 0.30, false, 'C', NULL),
    ('fine-art',               'Fine art', 'PORTION', 0.30, false, 'D', NULL),
    ('furniture',              'Furniture', 'PORTION', 0.30, false, 'D', NULL),
    ('gift-cards-services',    'Gift cards; merchant-fulfilled services', 'WHOLE', 0.30, false, 'C', NULL),
    ('grocery',                'Grocery and gourmet', 'WHOLE', 0.30, false, 'C', NULL),
    ('everything-else',        'Backpacks, handbags, luggage; footwear; eyewear; home, kitchen, lawn, garden, office, pet, sports, '
        || 'tools, toys, instruments, mattresses, everything else', 'WHOLE', 0.30, false, 'C', NULL),
    ('jewelry',                'Jewelry', 'PORTION', 0.30, false, 'C', NULL),
    ('lawn-mowers',            'Lawn mowers, snow throwers', 'WHOLE', 0.30, false, 'D',
        'No source states the tier rule; the one that never costs the seller more is applied'),
    ('watches',                'Watches', 'PORTION', 0.30, false, 'D', NULL)
) AS seed (category, title, tier_rule, minimum, media, confidence, note);

INSERT INTO referral_fee_tier (fee, number, up_to, rate)
SELECT category || ':2026-01-01', number, up_to, rate
FROM (VALUES
    ('device-accessories',      1, NULL, 0.45),
    ('appliances-compact',      1, 300,  0.15), ('appliances-compact', 2, NULL, 0.08),
    ('baby-beauty-health',      1, 10,   0.08), ('baby-beauty-health', 2, NULL, 0.15),
    ('media',                   1, NULL, 0.15),
    ('automotive-industrial',   1, NULL, 0.12),
    ('tires',                   1, NULL, 0.10),
    ('electronics',             1, NULL, 0.08),
    ('clothing',                1, 15,   0.05), ('clothing', 2, 20, 0.10), ('clothing', 3, NULL, 0.17),
    ('collectible-coins',       1, 250,  0.15), ('collectible-coins', 2, 1000, 0.10), ('collectible-coins', 3, NULL, 0.06),
    ('electronics-accessories', 1, 100,  0.15), ('electronics-accessories', 2, NULL, 0.08),
    ('fine-art',                1, 100,  0.20), ('fine-art', 2, 1000, 0.15), ('fine-art', 3, 5000, 0.10), ('fine-art', 4, NULL, 0.05),
    ('furniture',               1, 200,  0.15), ('furniture', 2, NULL, 0.10),
    ('gift-cards-services',     1, NULL, 0.20),
    ('grocery',                 1, 15,   0.08), ('grocery', 2, NULL, 0.15),
    ('everything-else',         1, NULL, 0.15),
    ('jewelry',                 1, 250,  0.20), ('jewelry', 2, NULL, 0.05),
    ('lawn-mowers',             1, 500,  0.15), ('lawn-mowers', 2, NULL, 0.08),
    ('watches',                 1, 1500, 0.16), ('watches', 2, NULL, 0.03)
) AS seed (category, number, up_to, rate);

INSERT INTO refund_administration_fee (valid_from, rate, cap, currency, source, confidence)
VALUES ('2026-01-01', 0.20, 5.00, 'USD', 'sellercentral GDC3U6FWF4JJJJC7', 'A');

INSERT INTO fee_category_path (kind, path, category) VALUES
    ('PREFIX', 'appliances', 'electronics'),
    ('PREFIX', 'appliances > compact', 'appliances-compact'),
    ('PREFIX', 'appliances > compact appliances', 'appliances-compact'),
    ('PREFIX', 'appliances > small appliances', 'appliances-compact'),
    ('PREFIX', 'arts & collectibles > fine art', 'fine-art'),
    ('PREFIX', 'automotive', 'automotive-industrial'),
    ('PREFIX', 'automotive > tires', 'tires'),
    ('PREFIX', 'automotive > tires & wheels', 'tires'),
    ('PREFIX', 'baby', 'baby-beauty-health'),
    ('PREFIX', 'beauty', 'baby-beauty-health'),
    ('PREFIX', 'beauty & personal care', 'baby-beauty-health'),
    ('PREFIX', 'books', 'media'),
    ('PREFIX', 'business & industrial', 'automotive-industrial'),
    ('PREFIX', 'camera & photo', 'electronics'),
    ('PREFIX', 'camera & photo > accessories', 'electronics-accessories'),
    ('PREFIX', 'camera & photo > bags & cases', 'electronics-accessories'),
    ('PREFIX', 'camera & photo > memory cards', 'electronics-accessories'),
    ('PREFIX', 'camera & photo > tripods', 'electronics-accessories'),
    ('PREFIX', 'cameras & camcorders', 'electronics'),
    ('PREFIX', 'cds & vinyl', 'media'),
    ('PREFIX', 'cell phones', 'electronics'),
    ('PREFIX', 'cell phones & accessories', 'electronics'),
    ('PREFIX', 'cell phones & accessories > accessories', 'electronics-accessories'),
    ('PREFIX', 'clothing', 'clothing'),
    ('PREFIX', 'clothing > accessories > bags', 'everything-else'),
    ('PREFIX', 'collectible coins', 'collectible-coins'),
    ('PREFIX', 'computers', 'electronics'),
    ('PREFIX', 'computers & tablets', 'electronics'),
    ('PREFIX', 'computers > accessories', 'electronics-accessories'),
    ('PREFIX', 'device accessories', 'device-accessories'),
    ('PREFIX', 'electronics', 'electronics'),
    ('PREFIX', 'electronics > accessories', 'electronics-accessories'),
    ('PREFIX', 'electronics > device accessories', 'device-accessories'),
    ('PREFIX', 'electronics > headphones', 'electronics-accessories'),
    ('PREFIX', 'fine art', 'fine-art'),
    ('PREFIX', 'furniture', 'furniture'),
    ('PREFIX', 'garden & outdoor > lawn mowers', 'lawn-mowers'),
    ('PREFIX', 'garden & outdoor > patio furniture', 'furniture'),
    ('PREFIX', 'garden & outdoor > snow throwers', 'lawn-mowers'),
    ('PREFIX', 'gift cards', 'gift-cards-services'),
    ('PREFIX', 'grocery', 'grocery'),
    ('PREFIX', 'grocery & gourmet', 'grocery'),
    ('PREFIX', 'health & personal care', 'baby-beauty-health'),
    ('PREFIX', 'home & kitchen > furniture', 'furniture'),
    ('PREFIX', 'home & kitchen > small appliances', 'appliances-compact'),
    ('PREFIX', 'industrial & scientific', 'automotive-industrial'),
    ('PREFIX', 'jewelry', 'jewelry'),
    ('PREFIX', 'jewelry > watches', 'watches'),
    ('PREFIX', 'movies & music', 'media'),
    ('PREFIX', 'movies & tv', 'media'),
    ('PREFIX', 'music', 'media'),
    ('PREFIX', 'services', 'gift-cards-services'),
    ('PREFIX', 'software', 'media'),
    ('PREFIX', 'tools > power tools', 'automotive-industrial'),
    ('PREFIX', 'tv & home theater', 'electronics'),
    ('PREFIX', 'video games', 'media'),
    ('PREFIX', 'video games > consoles', 'electronics'),
    ('PREFIX', 'watches', 'watches'),
    ('WORD', 'automotive', 'automotive-industrial'),
    ('WORD', 'baby', 'baby-beauty-health'),
    ('WORD', 'beauty', 'baby-beauty-health'),
    ('WORD', 'books', 'media'),
    ('WORD', 'cameras', 'electronics'),
    ('WORD', 'cell phones', 'electronics'),
    ('WORD', 'clothing', 'clothing'),
    ('WORD', 'collectible coins', 'collectible-coins'),
    ('WORD', 'computers', 'electronics'),
    ('WORD', 'dvds', 'media'),
    ('WORD', 'fine art', 'fine-art'),
    ('WORD', 'furniture', 'furniture'),
    ('WORD', 'gift cards', 'gift-cards-services'),
    ('WORD', 'grocery', 'grocery'),
    ('WORD', 'jewelry', 'jewelry'),
    ('WORD', 'laptops', 'electronics'),
    ('WORD', 'lawn mowers', 'lawn-mowers'),
    ('WORD', 'snow throwers', 'lawn-mowers'),
    ('WORD', 'software', 'media'),
    ('WORD', 'televisions', 'electronics'),
    ('WORD', 'tires', 'tires'),
    ('WORD', 'watches', 'watches');

-- A path may only lead to a category that has a fee.
CREATE FUNCTION fee_category_path_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM referral_fee WHERE category = NEW.category) THEN
        RAISE EXCEPTION 'no referral fee for category %', NEW.category USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fee_category_path_check BEFORE INSERT OR UPDATE ON fee_category_path
    FOR EACH ROW EXECUTE FUNCTION fee_category_path_check();
