-- VAT. No EU country is registered: nothing is collected there until an operator registers it. Dates of 2024-01-01 say that the
-- rate was in force then; later ones are when it changed. Parking rates are left out.
INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, facilitator, delivery, gift_wrap, vat_area, time_zone)
SELECT code, code, 'COUNTRY', name, code, true, 'WITH_GOODS', 'WITH_GOODS', 'EU', time_zone FROM (VALUES
    ('AT', 'Austria', 'Europe/Vienna'),
    ('BE', 'Belgium', 'Europe/Brussels'),
    ('BG', 'Bulgaria', 'Europe/Sofia'),
    ('HR', 'Croatia', 'Europe/Zagreb'),
    ('CY', 'Cyprus', 'Asia/Nicosia'),
    ('CZ', 'Czechia', 'Europe/Prague'),
    ('DK', 'Denmark', 'Europe/Copenhagen'),
    ('EE', 'Estonia', 'Europe/Tallinn'),
    ('FI', 'Finland', 'Europe/Helsinki'),
    ('FR', 'France', 'Europe/Paris'),
    ('DE', 'Germany', 'Europe/Berlin'),
    ('GR', 'Greece', 'Europe/Athens'),
    ('HU', 'Hungary', 'Europe/Budapest'),
    ('IE', 'Ireland', 'Europe/Dublin'),
    ('IT', 'Italy', 'Europe/Rome'),
    ('LV', 'Latvia', 'Europe/Riga'),
    ('LT', 'Lithuania', 'Europe/Vilnius'),
    ('LU', 'Luxembourg', 'Europe/Luxembourg'),
    ('MT', 'Malta', 'Europe/Malta'),
    ('NL', 'Netherlands', 'Europe/Amsterdam'),
    ('PL', 'Poland', 'Europe/Warsaw'),
    ('PT', 'Portugal', 'Europe/Lisbon'),
    ('RO', 'Romania', 'Europe/Bucharest'),
    ('SK', 'Slovakia', 'Europe/Bratislava'),
    ('SI', 'Slovenia', 'Europe/Ljubljana'),
    ('ES', 'Spain', 'Europe/Madrid'),
    ('SE', 'Sweden', 'Europe/Stockholm')) AS members (code, name, time_zone);
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, valid_to, rate, name, source)
SELECT jurisdiction, tax_class, valid_from::date, valid_to::date, percent / 100.0, jurisdiction || ' VAT',
       'European Commission, VAT rates applied in the Member States'
FROM (VALUES
    ('AT', 'STANDARD', '2024-01-01', NULL, 20),
    ('AT', 'REDUCED', '2024-01-01', NULL, 10),
    ('AT', 'REDUCED_2', '2024-01-01', NULL, 13),
    ('BE', 'STANDARD', '2024-01-01', NULL, 21),
    ('BE', 'REDUCED', '2024-01-01', NULL, 6),
    ('BE', 'REDUCED_2', '2024-01-01', NULL, 12),
    ('BG', 'STANDARD', '2024-01-01', NULL, 20),
    ('BG', 'REDUCED', '2024-01-01', NULL, 9),
    ('HR', 'STANDARD', '2024-01-01', NULL, 25),
    ('HR', 'REDUCED', '2024-01-01', NULL, 13),
    ('HR', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('CY', 'STANDARD', '2024-01-01', NULL, 19),
    ('CY', 'REDUCED', '2024-01-01', NULL, 5),
    ('CY', 'REDUCED_2', '2024-01-01', NULL, 9),
    ('CZ', 'STANDARD', '2024-01-01', NULL, 21),
    ('CZ', 'REDUCED', '2024-01-01', NULL, 12),
    ('DK', 'STANDARD', '2024-01-01', NULL, 25),
    ('EE', 'STANDARD', '2024-01-01', NULL, 22),
    ('EE', 'STANDARD', '2025-07-01', NULL, 24),
    ('EE', 'REDUCED', '2024-01-01', NULL, 9),
    ('FI', 'STANDARD', '2024-01-01', NULL, 24),
    ('FI', 'STANDARD', '2024-09-01', NULL, 25.5),
    ('FI', 'REDUCED', '2024-01-01', NULL, 14),
    ('FI', 'REDUCED', '2026-01-01', NULL, 13.5),
    ('FI', 'REDUCED_2', '2024-01-01', NULL, 10),
    ('FR', 'STANDARD', '2024-01-01', NULL, 20),
    ('FR', 'REDUCED', '2024-01-01', NULL, 5.5),
    ('FR', 'REDUCED_2', '2024-01-01', NULL, 10),
    ('FR', 'SUPER_REDUCED', '2024-01-01', NULL, 2.1),
    ('DE', 'STANDARD', '2024-01-01', NULL, 19),
    ('DE', 'REDUCED', '2024-01-01', NULL, 7),
    ('GR', 'STANDARD', '2024-01-01', NULL, 24),
    ('GR', 'REDUCED', '2024-01-01', NULL, 13),
    ('GR', 'REDUCED_2', '2024-01-01', NULL, 6),
    ('HU', 'STANDARD', '2024-01-01', NULL, 27),
    ('HU', 'REDUCED', '2024-01-01', NULL, 18),
    ('HU', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('IE', 'STANDARD', '2024-01-01', NULL, 23),
    ('IE', 'REDUCED', '2024-01-01', NULL, 13.5),
    ('IE', 'REDUCED_2', '2024-01-01', NULL, 9),
    ('IE', 'SUPER_REDUCED', '2024-01-01', NULL, 4.8),
    ('IT', 'STANDARD', '2024-01-01', NULL, 22),
    ('IT', 'REDUCED', '2024-01-01', NULL, 10),
    ('IT', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('IT', 'SUPER_REDUCED', '2024-01-01', NULL, 4),
    ('LV', 'STANDARD', '2024-01-01', NULL, 21),
    ('LV', 'REDUCED', '2024-01-01', NULL, 12),
    ('LV', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('LT', 'STANDARD', '2024-01-01', NULL, 21),
    ('LT', 'REDUCED', '2024-01-01', NULL, 9),
    ('LT', 'REDUCED', '2026-01-01', NULL, 12),
    ('LT', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('LU', 'STANDARD', '2024-01-01', NULL, 17),
    ('LU', 'REDUCED', '2024-01-01', NULL, 8),
    ('LU', 'REDUCED_2', '2024-01-01', NULL, 14),
    ('LU', 'SUPER_REDUCED', '2024-01-01', NULL, 3),
    ('MT', 'STANDARD', '2024-01-01', NULL, 18),
    ('MT', 'REDUCED', '2024-01-01', NULL, 7),
    ('MT', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('NL', 'STANDARD', '2024-01-01', NULL, 21),
    ('NL', 'REDUCED', '2024-01-01', NULL, 9),
    ('PL', 'STANDARD', '2024-01-01', NULL, 23),
    ('PL', 'REDUCED', '2024-01-01', NULL, 8),
    ('PL', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('PT', 'STANDARD', '2024-01-01', NULL, 23),
    ('PT', 'REDUCED', '2024-01-01', NULL, 6),
    ('PT', 'REDUCED_2', '2024-01-01', NULL, 13),
    ('RO', 'STANDARD', '2024-01-01', NULL, 19),
    ('RO', 'STANDARD', '2025-08-01', NULL, 21),
    ('RO', 'REDUCED', '2024-01-01', NULL, 9),
    ('RO', 'REDUCED', '2025-08-01', NULL, 11),
    ('RO', 'REDUCED_2', '2024-01-01', '2025-07-31', 5),
    ('SK', 'STANDARD', '2024-01-01', NULL, 20),
    ('SK', 'STANDARD', '2025-01-01', NULL, 23),
    ('SK', 'REDUCED', '2024-01-01', NULL, 10),
    ('SK', 'REDUCED', '2025-01-01', NULL, 19),
    ('SK', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('SI', 'STANDARD', '2024-01-01', NULL, 22),
    ('SI', 'REDUCED', '2024-01-01', NULL, 9.5),
    ('SI', 'REDUCED_2', '2024-01-01', NULL, 5),
    ('ES', 'STANDARD', '2024-01-01', NULL, 21),
    ('ES', 'REDUCED', '2024-01-01', NULL, 10),
    ('ES', 'SUPER_REDUCED', '2024-01-01', NULL, 4),
    ('SE', 'STANDARD', '2024-01-01', NULL, 25),
    ('SE', 'REDUCED', '2024-01-01', NULL, 12),
    ('SE', 'REDUCED_2', '2024-01-01', NULL, 6)) AS rates (jurisdiction, tax_class, valid_from, valid_to, percent);
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT code, 'ZERO', '2024-01-01', 0, code || ' VAT', 'By the meaning of the class' FROM tax_jurisdiction WHERE vat_area = 'EU';

-- Books where they have neither the first reduced rate nor, without one, the standard rate.
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, valid_to, rate, name, source)
SELECT jurisdiction, 'BOOKS', valid_from::date, valid_to::date, percent / 100.0, jurisdiction || ' VAT on books',
       'European Commission, VAT rates applied in the Member States'
FROM (VALUES
    ('CY', '2024-01-01', NULL, 3),
    ('CZ', '2024-01-01', NULL, 0),
    ('ES', '2024-01-01', NULL, 4),
    ('FI', '2024-01-01', '2024-12-31', 10),
    ('GR', '2024-01-01', NULL, 6),
    ('HR', '2024-01-01', NULL, 5),
    ('HU', '2024-01-01', NULL, 5),
    ('IE', '2024-01-01', NULL, 0),
    ('IT', '2024-01-01', NULL, 4),
    ('LT', '2026-01-01', NULL, 5),
    ('LU', '2024-01-01', NULL, 3),
    ('LV', '2024-01-01', NULL, 5),
    ('MT', '2024-01-01', NULL, 5),
    ('PL', '2024-01-01', NULL, 5),
    ('RO', '2024-01-01', '2025-07-31', 5),
    ('SE', '2024-01-01', NULL, 6),
    ('SI', '2024-01-01', NULL, 5),
    ('SK', '2025-01-01', NULL, 5)) AS books (jurisdiction, valid_from, valid_to, percent);

-- Postcodes with a tax of their own (Directive 2006/112/EC art. 6: not in the VAT territory; art. 104: Austria's valleys).
INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, replaces_wider, delivery, gift_wrap, vat_area, time_zone)
SELECT code, substr(code, 1, 2), 'REGION', name, substr(code, 1, 2), true, 'WITH_GOODS', 'WITH_GOODS', area, zone FROM (VALUES
    ('ES-CANARY', 'Canary Islands', NULL, 'Atlantic/Canary'), ('ES-CEUTA', 'Ceuta', NULL, 'Africa/Ceuta'),
    ('ES-MELILLA', 'Melilla', NULL, 'Africa/Ceuta'), ('IT-LIVIGNO', 'Livigno', NULL, 'Europe/Rome'),
    ('IT-CAMPIONE', 'Campione d''Italia', NULL, 'Europe/Rome'), ('DE-BUSINGEN', 'Büsingen am Hochrhein', NULL, 'Europe/Busingen'),
    ('DE-HELGOLAND', 'Heligoland', NULL, 'Europe/Berlin'), ('GR-ATHOS', 'Mount Athos', NULL, 'Europe/Athens'),
    ('FI-ALAND', 'Åland', NULL, 'Europe/Mariehamn'), ('FR-GP', 'Guadeloupe', NULL, 'America/Guadeloupe'),
    ('FR-MQ', 'Martinique', NULL, 'America/Martinique'), ('FR-GF', 'French Guiana', NULL, 'America/Cayenne'),
    ('FR-RE', 'Réunion', NULL, 'Indian/Reunion'), ('FR-YT', 'Mayotte', NULL, 'Indian/Mayotte'),
    ('PT-MADEIRA', 'Madeira', 'EU', 'Atlantic/Madeira'), ('PT-AZORES', 'Azores', 'EU', 'Atlantic/Azores'),
    ('AT-JUNGHOLZ', 'Jungholz', 'EU', 'Europe/Vienna'), ('AT-MITTELBERG', 'Mittelberg', 'EU', 'Europe/Vienna'))
    AS exceptions (code, name, area, zone);
UPDATE tax_jurisdiction SET facilitator = true WHERE replaces_wider;
INSERT INTO tax_area (jurisdiction, position, postal_from, postal_to) VALUES
    ('ES-CANARY', 0, '35', '35'), ('ES-CANARY', 1, '38', '38'), ('ES-CEUTA', 0, '51', '51'), ('ES-MELILLA', 0, '52', '52'),
    ('IT-LIVIGNO', 0, '23041', '23041'), ('IT-CAMPIONE', 0, '22061', '22061'), ('DE-BUSINGEN', 0, '78266', '78266'),
    ('DE-HELGOLAND', 0, '27498', '27498'), ('GR-ATHOS', 0, '63086', '63087'), ('FI-ALAND', 0, '22', '22'),
    ('FR-GP', 0, '971', '971'), ('FR-MQ', 0, '972', '972'), ('FR-GF', 0, '973', '973'), ('FR-RE', 0, '974', '974'),
    ('FR-YT', 0, '976', '976'), ('PT-MADEIRA', 0, '90', '94'), ('PT-AZORES', 0, '95', '99'),
    ('AT-JUNGHOLZ', 0, '6691', '6691'), ('AT-MITTELBERG', 0, '6991', '6993');
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT code, tax_class, from_day::date, percent / 100.0, name, source FROM (VALUES
    ('PT-MADEIRA', 'STANDARD', '2024-01-01', 22, 'VAT of Madeira', 'Código do IVA art. 18'),
    ('PT-MADEIRA', 'REDUCED', '2024-01-01', 5, 'VAT of Madeira', 'Código do IVA art. 18'),
    ('PT-MADEIRA', 'REDUCED', '2024-10-01', 4, 'VAT of Madeira', 'Código do IVA art. 18'),
    ('PT-MADEIRA', 'REDUCED_2', '2024-01-01', 12, 'VAT of Madeira', 'Código do IVA art. 18'),
    ('PT-AZORES', 'STANDARD', '2024-01-01', 16, 'VAT of the Azores', 'Código do IVA art. 18'),
    ('PT-AZORES', 'REDUCED', '2024-01-01', 4, 'VAT of the Azores', 'Código do IVA art. 18'),
    ('PT-AZORES', 'REDUCED_2', '2024-01-01', 9, 'VAT of the Azores', 'Código do IVA art. 18'),
    ('AT-JUNGHOLZ', 'STANDARD', '2024-01-01', 19, 'AT VAT', 'UStG 1994 § 10 Abs. 4'),
    ('AT-JUNGHOLZ', 'REDUCED', '2024-01-01', 10, 'AT VAT', 'UStG 1994 § 10'),
    ('AT-MITTELBERG', 'STANDARD', '2024-01-01', 19, 'AT VAT', 'UStG 1994 § 10 Abs. 4'),
    ('AT-MITTELBERG', 'REDUCED', '2024-01-01', 10, 'AT VAT', 'UStG 1994 § 10'),
    ('FR-GP', 'STANDARD', '2024-01-01', 8.5, 'VAT of Guadeloupe', 'CGI art. 296'),
    ('FR-GP', 'REDUCED', '2024-01-01', 2.1, 'VAT of Guadeloupe', 'CGI art. 296'),
    ('FR-MQ', 'STANDARD', '2024-01-01', 8.5, 'VAT of Martinique', 'CGI art. 296'),
    ('FR-MQ', 'REDUCED', '2024-01-01', 2.1, 'VAT of Martinique', 'CGI art. 296'),
    ('FR-RE', 'STANDARD', '2024-01-01', 8.5, 'VAT of Réunion', 'CGI art. 296'),
    ('FR-RE', 'REDUCED', '2024-01-01', 2.1, 'VAT of Réunion', 'CGI art. 296'))
    AS rates (code, tax_class, from_day, percent, name, source);
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT code, 'STANDARD', '2024-01-01', 0, 'no VAT in ' || name,
       CASE WHEN country = 'FR' THEN 'CGI art. 294' ELSE 'Directive 2006/112/EC art. 6' END
FROM tax_jurisdiction j WHERE replaces_wider AND NOT EXISTS (
    SELECT FROM tax_jurisdiction_rate r WHERE r.jurisdiction = j.code AND r.tax_class = 'STANDARD');
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT code, 'ZERO', '2024-01-01', 0, 'VAT of ' || name, 'By the meaning of the class' FROM tax_jurisdiction WHERE replaces_wider;

-- The United Kingdom. Northern Ireland has its rates, and for goods belongs to the EU's area (Windsor Framework), with
-- VAT ids that begin with XI.
INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, replaces_wider, facilitator, delivery, gift_wrap, vat_area, time_zone)
VALUES ('GB', 'GB', 'COUNTRY', 'United Kingdom', 'GB', false, true, 'WITH_GOODS', 'WITH_GOODS', 'GB', 'Europe/London'),
       ('GB-NIR', 'GB', 'REGION', 'Northern Ireland', 'GB', true, true, 'WITH_GOODS', 'WITH_GOODS', 'EU', 'Europe/London');
INSERT INTO tax_area (jurisdiction, position, postal_from, postal_to) VALUES ('GB-NIR', 0, 'BT', 'BT');
INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, rate, name, source)
SELECT code, tax_class, '2011-01-04', rate, 'UK VAT', source
FROM tax_jurisdiction, (VALUES ('STANDARD', 0.20, 'Value Added Tax Act 1994 s. 2'),
    ('REDUCED', 0.05, 'Value Added Tax Act 1994 s. 29A'), ('ZERO', 0, 'Value Added Tax Act 1994 s. 30'),
    ('BOOKS', 0, 'Value Added Tax Act 1994 schedule 8 group 3')) AS rates (tax_class, rate, source)
WHERE country = 'GB';
