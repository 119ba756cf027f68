-- Days on which nobody works, by name; several places may share one calendar.
CREATE TABLE delivery_calendar (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
    name text NOT NULL
);
CREATE TABLE delivery_calendar_day (
    calendar text NOT NULL REFERENCES delivery_calendar ON DELETE CASCADE,
    day      date NOT NULL,
    PRIMARY KEY (calendar, day)
);
-- Federal holidays as the Office of Personnel Management lists them, weekends moved as it moves them.
INSERT INTO delivery_calendar (code, name) VALUES ('US-FEDERAL', 'Federal holidays of the United States');
INSERT INTO delivery_calendar_day (calendar, day)
SELECT 'US-FEDERAL', day::date FROM unnest(ARRAY[
    '2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07', '2026-10-12',
    '2026-11-11', '2026-11-26', '2026-12-25',
    '2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05', '2027-09-06', '2027-10-11',
    '2027-11-11', '2027-11-25', '2027-12-24']) AS day;

CREATE TABLE warehouse (
    id            uuid    PRIMARY KEY,
    code          text    NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
    name          text    NOT NULL,
    line1         text    NOT NULL,
    city          text    NOT NULL,
    region        text,
    postal_code   text,
    country       char(2) NOT NULL,
    latitude      numeric(8, 5) CHECK (latitude BETWEEN -90 AND 90),
    longitude     numeric(8, 5) CHECK (longitude BETWEEN -180 AND 180),
    time_zone     text    NOT NULL,
    -- Orders until then are worked on the same day; what is ready leaves at collected_at.
    cut_off       time    NOT NULL,
    collected_at  time    NOT NULL,
    -- ISO days of the week, 1 is Monday.
    working_days  int[]   NOT NULL CHECK (cardinality(working_days) BETWEEN 1 AND 7),
    handling_days int     NOT NULL CHECK (handling_days BETWEEN 0 AND 60),
    calendar      text    REFERENCES delivery_calendar,
    active        boolean NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (cut_off <= collected_at)
);
-- The first one, known to the code by its id: stock that names no warehouse lies there. An operator moves it where it is.
INSERT INTO warehouse (id, code, name, line1, city, region, postal_code, country, time_zone, cut_off, collected_at,
    working_days, handling_days, calendar, active)
VALUES ('00000000-0000-7000-8000-000000000001', 'MAIN', 'Main warehouse', '1 Warehouse Way', 'Seattle', 'WA', '98108', 'US',
    'America/Los_Angeles', '14:00', '17:00', '{1,2,3,4,5}', 0, 'US-FEDERAL', true);

-- How sellers send what they have themselves; those without a row as flywheel.orders.delivery says.
CREATE TABLE seller_delivery (
    seller        uuid    PRIMARY KEY,
    handling_days int     NOT NULL CHECK (handling_days BETWEEN 0 AND 30),
    country       char(2) NOT NULL,
    time_zone     text    NOT NULL,
    cut_off       time    NOT NULL,
    -- Whether he sends by the faster options too.
    faster        boolean NOT NULL
);

CREATE TABLE carrier (
    code     text    PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,29}$'),
    name     text    NOT NULL,
    calendar text    REFERENCES delivery_calendar,
    active   boolean NOT NULL
);

CREATE TABLE carrier_service (
    code         text    PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    carrier      text    NOT NULL REFERENCES carrier,
    -- What the shopper chooses: STANDARD, EXPEDITED, NEXT_DAY and others.
    option       text    NOT NULL CHECK (option ~ '^[A-Z][A-Z0-9_]{0,29}$'),
    name         text    NOT NULL,
    -- Cubic centimetres that count as a kilogram; null where only the scale counts.
    divisor      int     CHECK (divisor BETWEEN 1000 AND 20000),
    max_grams    int     CHECK (max_grams > 0),
    -- True: the flat rate of shipping_rate, once per sender, whatever it weighs.
    flat         boolean NOT NULL,
    prime_free   boolean NOT NULL,
    working_days int[]   NOT NULL CHECK (cardinality(working_days) BETWEEN 1 AND 7),
    active       boolean NOT NULL
);

-- From where to where; what is left out matches everything. Of several the one that says most about the destination
-- counts, and where transit_days is null the service does not go.
CREATE TABLE carrier_zone (
    service        text NOT NULL REFERENCES carrier_service ON DELETE CASCADE,
    position       int  NOT NULL,
    zone           text NOT NULL,
    origin_country char(2),
    country        char(2),
    region         text,
    postal_from    text,
    postal_to      text,
    transit_days   int  CHECK (transit_days BETWEEN 0 AND 90),
    PRIMARY KEY (service, position),
    CHECK ((postal_from IS NULL) = (postal_to IS NULL)),
    CHECK (length(postal_from) = length(postal_to) AND postal_from <= postal_to),
    CHECK (country IS NOT NULL OR (region IS NULL AND postal_from IS NULL))
);

-- Minor units: base, and per_started_kg for each kilogram begun. The row with the least up_to_grams that the billed weight
-- fits in counts, so a table of steps and a base with a price per kilogram are both possible.
CREATE TABLE carrier_rate (
    service        text    NOT NULL REFERENCES carrier_service ON DELETE CASCADE,
    position       int     NOT NULL,
    zone           text    NOT NULL,
    currency       char(3) NOT NULL,
    up_to_grams    int     CHECK (up_to_grams > 0),
    base           bigint  NOT NULL CHECK (base BETWEEN 0 AND 100000000),
    per_started_kg bigint  NOT NULL CHECK (per_started_kg BETWEEN 0 AND 10000000),
    PRIMARY KEY (service, position)
);
CREATE UNIQUE INDEX carrier_rate_once ON carrier_rate (service, zone, currency, coalesce(up_to_grams, 2147483647));

INSERT INTO carrier (code, name, calendar, active) VALUES ('house', 'Flywheel Delivery', 'US-FEDERAL', true);
INSERT INTO carrier_service (code, carrier, option, name, divisor, max_grams, flat, prime_free, working_days, active) VALUES
    ('house-standard', 'house', 'STANDARD', 'Standard delivery', NULL, NULL, true, true, '{1,2,3,4,5}', true),
    ('house-expedited', 'house', 'EXPEDITED', 'Expedited delivery', 5000, 30000, false, false, '{1,2,3,4,5}', true),
    ('house-next-day', 'house', 'NEXT_DAY', 'Next working day', 5000, 30000, false, false, '{1,2,3,4,5}', true);
-- Defaults like those of shipping_rate: what the shop asks until its operator says otherwise.
INSERT INTO carrier_zone (service, position, zone, origin_country, country, region, transit_days) VALUES
    ('house-standard', 0, 'DOMESTIC', 'US', 'US', NULL, 4), ('house-standard', 1, 'NEIGHBOURS', 'US', 'CA', NULL, 7),
    ('house-standard', 2, 'NEIGHBOURS', 'US', 'MX', NULL, 7), ('house-standard', 3, 'WORLD', NULL, NULL, NULL, 12),
    ('house-standard', 4, 'DOMESTIC', 'US', 'US', 'AK', 7), ('house-standard', 5, 'DOMESTIC', 'US', 'US', 'HI', 7),
    ('house-expedited', 0, 'DOMESTIC', 'US', 'US', NULL, 2), ('house-expedited', 1, 'NEIGHBOURS', 'US', 'CA', NULL, 3),
    ('house-expedited', 2, 'DOMESTIC', 'US', 'US', 'AK', 3), ('house-expedited', 3, 'DOMESTIC', 'US', 'US', 'HI', 3),
    ('house-next-day', 0, 'DOMESTIC', 'US', 'US', NULL, 1), ('house-next-day', 1, 'DOMESTIC', 'US', 'US', 'AK', NULL),
    ('house-next-day', 2, 'DOMESTIC', 'US', 'US', 'HI', NULL), ('house-next-day', 3, 'DOMESTIC', 'US', 'US', 'PR', NULL),
    ('house-next-day', 4, 'DOMESTIC', 'US', 'US', 'GU', NULL), ('house-next-day', 5, 'DOMESTIC', 'US', 'US', 'VI', NULL),
    ('house-next-day', 6, 'DOMESTIC', 'US', 'US', 'AS', NULL), ('house-next-day', 7, 'DOMESTIC', 'US', 'US', 'MP', NULL),
    ('house-next-day', 8, 'DOMESTIC', 'US', 'US', 'AA', NULL), ('house-next-day', 9, 'DOMESTIC', 'US', 'US', 'AE', NULL),
    ('house-next-day', 10, 'DOMESTIC', 'US', 'US', 'AP', NULL);
INSERT INTO carrier_rate (service, position, zone, currency, up_to_grams, base, per_started_kg) VALUES
    ('house-expedited', 0, 'DOMESTIC', 'USD', 500, 899, 0), ('house-expedited', 1, 'DOMESTIC', 'USD', NULL, 899, 99),
    ('house-expedited', 2, 'NEIGHBOURS', 'USD', NULL, 1999, 299),
    ('house-next-day', 0, 'DOMESTIC', 'USD', 500, 1499, 0), ('house-next-day', 1, 'DOMESTIC', 'USD', NULL, 1499, 199);

-- As with tax: the tables are kept in memory, and this number says whether they changed.
CREATE SEQUENCE delivery_version_number;
CREATE TABLE delivery_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint  NOT NULL
);
INSERT INTO delivery_version (version) VALUES (nextval('delivery_version_number'));
CREATE FUNCTION delivery_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE delivery_version SET version = nextval('delivery_version_number');
    RETURN NULL;
END $$;
CREATE TRIGGER delivery_calendar_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON delivery_calendar
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
CREATE TRIGGER delivery_calendar_day_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON delivery_calendar_day
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
CREATE TRIGGER warehouse_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON warehouse
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
CREATE TRIGGER carrier_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON carrier
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
CREATE TRIGGER carrier_service_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON carrier_service
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
CREATE TRIGGER carrier_zone_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON carrier_zone
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
CREATE TRIGGER carrier_rate_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON carrier_rate
    FOR EACH STATEMENT EXECUTE FUNCTION delivery_changed();
