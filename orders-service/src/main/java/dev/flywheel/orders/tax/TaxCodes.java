package dev.flywheel.orders.tax;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the tables in memory. Each time one statement asks whether they changed, and brings them along if so: what is used
 * is never older than the question. Who has read the version beside something else hands it in and saves that statement.
 */
@Component
class TaxCodes {

    private static final String READ = """
            SELECT v.version, CASE WHEN v.version <> :known THEN json_build_object(
                'jurisdictions', (SELECT coalesce(json_agg(json_build_object(
                    'code', j.code, 'country', j.country, 'level', j.level, 'name', j.name,
                    'registersWith', j.registers_with, 'replacesWider', j.replaces_wider, 'facilitator', j.facilitator,
                    'delivery', j.delivery, 'giftWrap', j.gift_wrap, 'vatArea', j.vat_area, 'timeZone', j.time_zone,
                    'areas', coalesce(a.areas, '[]'), 'rates', coalesce(r.rates, '[]'))), '[]')
                    FROM tax_jurisdiction j
                    LEFT JOIN (SELECT jurisdiction, json_agg(json_build_object('region', region, 'city', city,
                            'postalFrom', postal_from, 'postalTo', postal_to)) AS areas
                        FROM tax_area GROUP BY jurisdiction) a ON a.jurisdiction = j.code
                    LEFT JOIN (SELECT jurisdiction, json_agg(json_build_object('taxClass', tax_class,
                            'validFrom', valid_from, 'validTo', valid_to, 'rate', rate, 'name', name,
                            'source', source)) AS rates
                        FROM tax_jurisdiction_rate GROUP BY jurisdiction) r ON r.jurisdiction = j.code),
                'classes', (SELECT json_agg(json_build_object(
                    'code', code, 'name', name, 'fallsBackTo', falls_back_to)) FROM tax_class),
                'rules', (SELECT coalesce(json_agg(json_build_object(
                    'id', id, 'category', category, 'taxClass', tax_class)), '[]') FROM tax_class_rule),
                'registrations', (SELECT coalesce(json_agg(json_build_object(
                    'id', id, 'jurisdiction', jurisdiction, 'scheme', scheme, 'seller', seller, 'number', number,
                    'pricesIncludeTax', prices_include_tax, 'reverseCharge', reverse_charge,
                    'validFrom', valid_from, 'validTo', valid_to) ORDER BY valid_from DESC), '[]')
                    FROM tax_registration))::text END AS tables
            FROM tax_version v""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AtomicReference<@Nullable TaxCode> known = new AtomicReference<>();

    TaxCodes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As of now. One statement. */
    TaxCode current() {
        TaxCode kept = known.get();
        TaxCode current = jdbc.sql(READ)
                .param("known", kept == null ? -1 : kept.version())
                .query((rs, row) -> read(rs.getLong("version"), rs.getString("tables"), kept))
                .single();
        known.set(current);
        return current;
    }

    /** The same for who has just read the version: no statement, unless the tables have changed. */
    TaxCode current(long version) {
        TaxCode kept = known.get();
        return kept != null && kept.version() == version ? kept : current();
    }

    private TaxCode read(long version, @Nullable String tables, @Nullable TaxCode kept) {
        if (tables == null && kept != null) {
            return kept;
        }
        Tables read = json.readValue(tables, new TypeReference<>() {});
        return new TaxCode(version, read.jurisdictions(), read.classes(), read.rules(), read.registrations());
    }

    private record Tables(
            List<Jurisdiction> jurisdictions,
            List<TaxCode.TaxClass> classes,
            List<TaxCode.ClassRule> rules,
            List<Registration> registrations) {}
}
