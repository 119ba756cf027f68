-- Tax by place, class of product and day. Rates of all levels that cover a place add up.
CREATE TABLE tax_class (
    code          text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    name          text NOT NULL,
    -- Whose rate counts where the class has none of its own; STANDARD is where all end.
    falls_back_to text REFERENCES tax_class,
    CHECK ((code = 'STANDARD') = (falls_back_to IS NULL)),
    CHECK (falls_back_to <> code)
);
INSERT INTO tax_class (code, name, falls_back_to) VALUES
    ('STANDARD', 'Everything that no other class says', NULL),
    ('REDUCED', 'The country''s first reduced rate', 'STANDARD'),
    ('REDUCED_2', 'Its second reduced rate', 'REDUCED'),
    ('SUPER_REDUCED', 'Its super-reduced rate', 'REDUCED'),
    ('ZERO', 'Never taxed', 'STANDARD'),
    ('BOOKS', 'Printed books', 'REDUCED'),
    ('CLOTHING', 'Everyday clothing', 'STANDARD');

-- Which class a category has; the longest path that a product's category starts with decides.
CREATE TABLE tax_class_rule (
    id        uuid   PRIMARY KEY,
    category  text[] NOT NULL UNIQUE CHECK (cardinality(category) BETWEEN 1 AND 20),
    tax_class text   NOT NULL REFERENCES tax_class
);

CREATE TABLE tax_jurisdiction (
    code           text    PRIMARY KEY CHECK (code ~ '^[A-Z]{2}(-[A-Z0-9]{1,20}){0,3}$'),
    country        char(2) NOT NULL,
    level          text    NOT NULL CHECK (level IN ('COUNTRY', 'REGION', 'COUNTY', 'CITY', 'DISTRICT')),
    name           text    NOT NULL,
    -- Whoever is registered there collects here: a county's tax goes to its state.
    registers_with text    NOT NULL REFERENCES tax_jurisdiction,
    -- True where wider levels have no say: a postcode outside of its country's VAT territory.
    replaces_wider boolean NOT NULL DEFAULT false,
    -- Who collects on third parties' goods: true the marketplace, false the seller, null as the wider level says.
    facilitator    boolean,
    delivery       text    NOT NULL DEFAULT 'EXEMPT' CHECK (delivery IN ('TAXABLE', 'EXEMPT', 'WITH_GOODS')),
    gift_wrap      text    NOT NULL DEFAULT 'EXEMPT' CHECK (gift_wrap IN ('TAXABLE', 'EXEMPT', 'WITH_GOODS')),
    -- Territories among which businesses account for the tax themselves, e.g. EU.
    vat_area       text,
    -- Where its day begins; null for UTC.
    time_zone      text,
    CHECK (level <> 'COUNTRY' OR code = country)
);

-- Where a jurisdiction is: every condition that is given must hold. Postal codes are compared by as many characters as
-- postal_from has, in capitals and without spaces or hyphens: 35 to 35 is a prefix, 51001 to 51005 a range.
CREATE TABLE tax_area (
    jurisdiction text NOT NULL REFERENCES tax_jurisdiction ON DELETE CASCADE,
    position     int  NOT NULL,
    region       text,
    city         text,
    postal_from  text CHECK (postal_from ~ '^[A-Z0-9]{1,10}$'),
    postal_to    text CHECK (postal_to ~ '^[A-Z0-9]{1,10}$'),
    PRIMARY KEY (jurisdiction, position),
    CHECK (region IS NOT NULL OR city IS NOT NULL OR postal_from IS NOT NULL),
    CHECK ((postal_from IS NULL) = (postal_to IS NULL)),
    CHECK (length(postal_from) = length(postal_to) AND postal_from <= postal_to)
);

CREATE TABLE tax_jurisdiction_rate (
    jurisdiction text          NOT NULL REFERENCES tax_jurisdiction,
    tax_class    text          NOT NULL REFERENCES tax_class,
    valid_from   date          NOT NULL,
    -- The last day; null until another one begins.
    valid_to     date,
    rate         numeric(7, 6) NOT NULL CHECK (rate >= 0 AND rate < 1),
    name         text          NOT NULL,
    source       text          NOT NULL,
    PRIMARY KEY (jurisdiction, tax_class, valid_from),
    CHECK (valid_to >= valid_from)
);

-- Tax is collected only where somebody is registered for it.
CREATE TABLE tax_registration (
    id                 uuid    PRIMARY KEY,
    jurisdiction       text    NOT NULL REFERENCES tax_jurisdiction,
    -- UNION_OSS: one-stop-shop, identified in this member state, good for the whole EU.
    scheme             text    NOT NULL CHECK (scheme IN ('LOCAL', 'UNION_OSS')),
    -- Whose it is; null for the retailer's own, which is the marketplace's.
    seller             uuid,
    number             text,
    prices_include_tax boolean NOT NULL,
    -- True where business customers with a VAT id of this place account for the tax though we are registered.
    reverse_charge     boolean NOT NULL DEFAULT false,
    valid_from         date    NOT NULL,
    valid_to           date,
    CHECK (valid_to >= valid_from)
);
CREATE UNIQUE INDEX tax_registration_once ON tax_registration
    (jurisdiction, scheme, coalesce(seller, '00000000-0000-0000-0000-000000000000'), valid_from);

-- Every instance keeps the tables in memory and asks for this number; whoever changes a row, changes it. It comes from a
-- sequence, so that a change that was rolled back never shares it with another one.
CREATE SEQUENCE tax_version_number;
CREATE TABLE tax_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint  NOT NULL
);
INSERT INTO tax_version (version) VALUES (nextval('tax_version_number'));
CREATE FUNCTION tax_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tax_version SET version = nextval('tax_version_number');
    RETURN NULL;
END $$;
CREATE TRIGGER tax_class_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tax_class
    FOR EACH STATEMENT EXECUTE FUNCTION tax_changed();
CREATE TRIGGER tax_class_rule_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tax_class_rule
    FOR EACH STATEMENT EXECUTE FUNCTION tax_changed();
CREATE TRIGGER tax_jurisdiction_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tax_jurisdiction
    FOR EACH STATEMENT EXECUTE FUNCTION tax_changed();
CREATE TRIGGER tax_area_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tax_area
    FOR EACH STATEMENT EXECUTE FUNCTION tax_changed();
CREATE TRIGGER tax_jurisdiction_rate_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tax_jurisdiction_rate
    FOR EACH STATEMENT EXECUTE FUNCTION tax_changed();
CREATE TRIGGER tax_registration_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tax_registration
    FOR EACH STATEMENT EXECUTE FUNCTION tax_changed();
