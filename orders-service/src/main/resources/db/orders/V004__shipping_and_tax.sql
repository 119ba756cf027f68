-- One flat rate per sender of an order, in minor units. A currency without rates ships free.
CREATE TABLE shipping_rate (
    currency char(3) NOT NULL,
    zone     text    NOT NULL CHECK (zone IN ('US', 'CA_MX', 'REST')),
    rate     bigint  NOT NULL CHECK (rate >= 0),
    PRIMARY KEY (currency, zone)
);
INSERT INTO shipping_rate (currency, zone, rate) VALUES ('USD', 'US', 499), ('USD', 'CA_MX', 999), ('USD', 'REST', 1499);

-- Statewide rates as the states' revenue departments publish them, without counties and cities.
CREATE TABLE tax_rate (
    country    char(2)       NOT NULL,
    region     text          NOT NULL,
    valid_from date          NOT NULL,
    rate       numeric(6, 5) NOT NULL CHECK (rate >= 0 AND rate < 1),
    PRIMARY KEY (country, region, valid_from)
);
INSERT INTO tax_rate (country, region, valid_from, rate)
SELECT 'US', region, DATE '2025-01-01', rate FROM (VALUES
    ('AK', 0), ('AL', 0.04), ('AR', 0.065), ('AZ', 0.056), ('CA', 0.0725), ('CO', 0.029), ('CT', 0.0635),
    ('DC', 0.06), ('DE', 0), ('FL', 0.06), ('GA', 0.04), ('HI', 0.04), ('IA', 0.06), ('ID', 0.06), ('IL', 0.0625),
    ('IN', 0.07), ('KS', 0.065), ('KY', 0.06), ('LA', 0.05), ('MA', 0.0625), ('MD', 0.06), ('ME', 0.055),
    ('MI', 0.06), ('MN', 0.06875), ('MO', 0.04225), ('MS', 0.07), ('MT', 0), ('NC', 0.0475), ('ND', 0.05),
    ('NE', 0.055), ('NH', 0), ('NJ', 0.06625), ('NM', 0.04875), ('NV', 0.0685), ('NY', 0.04), ('OH', 0.0575),
    ('OK', 0.045), ('OR', 0), ('PA', 0.06), ('RI', 0.07), ('SC', 0.06), ('SD', 0.042), ('TN', 0.07), ('TX', 0.0625),
    ('UT', 0.0485), ('VA', 0.053), ('VT', 0.06), ('WA', 0.065), ('WI', 0.05), ('WV', 0.06), ('WY', 0.04)
) AS states (region, rate);
