-- The states' rates move over from tax_rate, whatever an operator made of them; what delivery and gift wrap cost stays
-- untaxed, as it was, until an operator says otherwise for a state. tax_rate itself goes with a later release.
INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, facilitator)
VALUES ('US', 'US', 'COUNTRY', 'United States', 'US', true);

INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, facilitator)
SELECT 'US-' || region, 'US', 'REGION', name, 'US-' || region, true FROM (VALUES
    ('AK', 'Alaska'), ('AL', 'Alabama'), ('AR', 'Arkansas'), ('AZ', 'Arizona'), ('CA', 'California'), ('CO', 'Colorado'),
    ('CT', 'Connecticut'), ('DC', 'District of Columbia'), ('DE', 'Delaware'), ('FL', 'Florida'), ('GA', 'Georgia'),
    ('HI', 'Hawaii'), ('IA', 'Iowa'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('KS', 'Kansas'),
    ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('MA', 'Massachusetts'), ('MD', 'Maryland'), ('ME', 'Maine'),
    ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MO', 'Missouri'), ('MS', 'Mississippi'), ('MT', 'Montana'),
    ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('NE', 'Nebraska'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'),
    ('NM', 'New Mexico'), ('NV', 'Nevada'), ('NY', 'New York'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'),
    ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'),
    ('TX', 'Texas'), ('UT', 'Utah'), ('VA', 'Virginia'), ('VT', 'Vermont'), ('WA', 'Washington'), ('WI', 'Wisconsin'),
    ('WV', 'West Virginia'), ('WY', 'Wyoming')) AS states (region, name);
INSERT INTO tax_area (jurisdiction, position, region)
SELECT code, 0, substr(code, 4) FROM tax_jurisdiction WHERE country = 'US' AND level = 'REGION';

INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT 'US-' || r.region, 'STANDARD', r.valid_from, r.rate, r.region || ' state sales tax',
       'Statewide rate as the state''s revenue department publishes it'
FROM tax_rate r WHERE r.country = 'US' AND EXISTS (SELECT FROM tax_jurisdiction j WHERE j.code = 'US-' || r.region);
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source) VALUES
    ('US-PA', 'CLOTHING', '2025-01-01', 0, 'PA sales tax on clothing', '72 P.S. § 7204(26)'),
    ('US-NJ', 'CLOTHING', '2025-01-01', 0, 'NJ sales tax on clothing', 'N.J.S.A. 54:32B-8.4'),
    ('US-MN', 'CLOTHING', '2025-01-01', 0, 'MN sales tax on clothing', 'Minn. Stat. § 297A.67 subd. 8');
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT code, 'ZERO', '2025-01-01', 0, substr(code, 4) || ' state sales tax', 'By the meaning of the class'
FROM tax_jurisdiction WHERE country = 'US' AND level = 'REGION';

-- Wherever there is a rate, tax has been collected: nothing changes.
INSERT INTO tax_registration (id, jurisdiction, scheme, prices_include_tax, valid_from)
SELECT gen_random_uuid(), jurisdiction, 'LOCAL', false, min(valid_from)
FROM tax_jurisdiction_rate WHERE tax_class = 'STANDARD' GROUP BY jurisdiction HAVING max(rate) > 0;

-- Canada: GST everywhere; the provincial part of HST goes to the same administration, PST and QST to the province's own.
-- Dates before 2024 say that the rate was in force then.
INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, facilitator, delivery, gift_wrap)
VALUES ('CA', 'CA', 'COUNTRY', 'Canada', 'CA', true, 'WITH_GOODS', 'WITH_GOODS');
INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, delivery, gift_wrap)
SELECT 'CA-' || region, 'CA', 'REGION', name, CASE WHEN hst THEN 'CA' ELSE 'CA-' || region END, 'WITH_GOODS', 'WITH_GOODS'
FROM (VALUES
    ('BC', 'British Columbia', false), ('MB', 'Manitoba', false), ('SK', 'Saskatchewan', false), ('QC', 'Quebec', false),
    ('ON', 'Ontario', true), ('NB', 'New Brunswick', true), ('NL', 'Newfoundland and Labrador', true),
    ('NS', 'Nova Scotia', true), ('PE', 'Prince Edward Island', true)) AS provinces (region, name, hst);
INSERT INTO tax_area (jurisdiction, position, region)
SELECT code, 0, substr(code, 4) FROM tax_jurisdiction WHERE country = 'CA' AND level = 'REGION';
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source) VALUES
    ('CA', 'STANDARD', '2008-01-01', 0.05, 'GST', 'Excise Tax Act s. 165(1)'),
    ('CA', 'ZERO', '2008-01-01', 0, 'GST', 'By the meaning of the class'),
    ('CA-ON', 'STANDARD', '2010-07-01', 0.08, 'HST, Ontario''s part', 'Canada Revenue Agency, GST/HST rates'),
    ('CA-NB', 'STANDARD', '2016-07-01', 0.10, 'HST, New Brunswick''s part', 'Canada Revenue Agency, GST/HST rates'),
    ('CA-NL', 'STANDARD', '2016-07-01', 0.10, 'HST, Newfoundland and Labrador''s part', 'Canada Revenue Agency, GST/HST rates'),
    ('CA-PE', 'STANDARD', '2016-10-01', 0.10, 'HST, Prince Edward Island''s part', 'Canada Revenue Agency, GST/HST rates'),
    ('CA-NS', 'STANDARD', '2010-07-01', 0.10, 'HST, Nova Scotia''s part', 'Canada Revenue Agency, GST/HST rates'),
    ('CA-NS', 'STANDARD', '2025-04-01', 0.09, 'HST, Nova Scotia''s part', 'Canada Revenue Agency, GST/HST rates'),
    ('CA-BC', 'STANDARD', '2013-04-01', 0.07, 'PST', 'British Columbia, Provincial Sales Tax Act'),
    ('CA-SK', 'STANDARD', '2017-03-23', 0.06, 'PST', 'Saskatchewan, Provincial Sales Tax Act'),
    ('CA-MB', 'STANDARD', '2019-07-01', 0.07, 'RST', 'Manitoba, Retail Sales Tax Act'),
    ('CA-QC', 'STANDARD', '2013-01-01', 0.09975, 'QST', 'Act respecting the Québec sales tax s. 16');
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT jurisdiction, 'ZERO', min(valid_from), 0, min(name), 'By the meaning of the class'
FROM tax_jurisdiction_rate WHERE jurisdiction LIKE 'CA-%' GROUP BY jurisdiction;
