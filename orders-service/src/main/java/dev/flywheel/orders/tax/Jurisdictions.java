package dev.flywheel.orders.tax;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.JurisdictionController.NewArea;
import dev.flywheel.orders.tax.JurisdictionController.NewJurisdiction;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what operators say about jurisdictions. */
@Component
class Jurisdictions {

    private final TaxCodes codes;
    private final JdbcClient jdbc;
    private final Clock clock;

    Jurisdictions(TaxCodes codes, JdbcClient jdbc, Clock clock) {
        this.codes = codes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Jurisdiction required(String code) {
        return codes.current()
                .jurisdiction(code)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no jurisdiction " + code));
    }

    @Transactional
    public void put(String code, NewJurisdiction body) {
        check(code, body);
        jdbc.sql("""
                INSERT INTO tax_jurisdiction (code, country, level, name, registers_with, replaces_wider, facilitator,
                    delivery, gift_wrap, vat_area, time_zone)
                VALUES (:code, :country, :level, :name, :registersWith, :replacesWider, :facilitator, :delivery, :giftWrap,
                    :vatArea, :timeZone)
                ON CONFLICT (code) DO UPDATE SET level = excluded.level, name = excluded.name,
                    registers_with = excluded.registers_with, replaces_wider = excluded.replaces_wider,
                    facilitator = excluded.facilitator, delivery = excluded.delivery, gift_wrap = excluded.gift_wrap,
                    vat_area = excluded.vat_area, time_zone = excluded.time_zone""")
                .param("code", code)
                .param("country", code.substring(0, 2))
                .param("level", body.level().name())
                .param("name", body.name())
                .param("registersWith", Objects.requireNonNullElse(body.registersWith(), code))
                .param("replacesWider", body.replacesWider())
                .param("facilitator", body.facilitator())
                .param("delivery", body.delivery().name())
                .param("giftWrap", body.giftWrap().name())
                .param("vatArea", body.vatArea())
                .param("timeZone", body.timeZone())
                .update();
        jdbc.sql("DELETE FROM tax_area WHERE jurisdiction = ?").param(code).update();
        insert(code, body.areas());
    }

    private void insert(String code, List<NewArea> areas) {
        jdbc.sql("""
                INSERT INTO tax_area (jurisdiction, position, region, city, postal_from, postal_to)
                SELECT :code, n - 1, region, city, postal_from, postal_to
                FROM unnest(:regions::text[], :cities::text[], :from::text[], :to::text[])
                    WITH ORDINALITY AS area (region, city, postal_from, postal_to, n)""")
                .param("code", code)
                .param("regions", areas.stream().map(NewArea::region).toArray(String[]::new))
                .param("cities", areas.stream().map(NewArea::city).toArray(String[]::new))
                .param("from", areas.stream().map(NewArea::postalFrom).toArray(String[]::new))
                .param("to", areas.stream().map(NewArea::postalTo).toArray(String[]::new))
                .update();
    }

    @Transactional
    public void putRate(String code, Jurisdiction.Rate rate) {
        Jurisdiction jurisdiction = required(code);
        if (!codes.current().hasClass(rate.taxClass())) {
            throw new ProblemException(OrdersError.UNKNOWN_TAX_CLASS, "there is no tax class " + rate.taxClass());
        }
        if (rate.validTo() != null && rate.validTo().isBefore(rate.validFrom())) {
            throw refused("validTo", "is before the day the rate begins");
        }
        Optional<Jurisdiction.Rate> known = jurisdiction.rates().stream()
                .filter(old -> old.taxClass().equals(rate.taxClass())
                        && old.validFrom().equals(rate.validFrom()))
                .findFirst();
        boolean changes =
                known.filter(old -> old.rate().compareTo(rate.rate()) != 0).isPresent();
        if (changes && hasBegun(jurisdiction, rate.validFrom())) {
            throw inForce(rate.validFrom());
        }
        jdbc.sql("""
                INSERT INTO tax_jurisdiction_rate (jurisdiction, tax_class, valid_from, valid_to, rate, name, source)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (jurisdiction, tax_class, valid_from) DO UPDATE SET valid_to = excluded.valid_to,
                    rate = excluded.rate, name = excluded.name, source = excluded.source""")
                .param(code)
                .param(rate.taxClass())
                .param(rate.validFrom())
                .param(rate.validTo())
                .param(rate.rate())
                .param(rate.name())
                .param(rate.source())
                .update();
    }

    @Transactional
    public void deleteRate(String code, String taxClass, LocalDate validFrom) {
        if (hasBegun(required(code), validFrom)) {
            throw inForce(validFrom);
        }
        int deleted = jdbc.sql(
                        "DELETE FROM tax_jurisdiction_rate WHERE jurisdiction = ? AND tax_class = ? AND valid_from = ?")
                .params(code, taxClass, validFrom)
                .update();
        if (deleted == 0) {
            throw new ProblemException(CommonError.NOT_FOUND, "no rate of " + taxClass + " begins on " + validFrom);
        }
    }

    private boolean hasBegun(Jurisdiction jurisdiction, LocalDate validFrom) {
        return !validFrom.isAfter(jurisdiction.dayOf(clock.instant()));
    }

    private static ProblemException inForce(LocalDate since) {
        return new ProblemException(
                OrdersError.TAX_RATE_IN_FORCE,
                "it began on " + since
                        + ": give it an end, and begin another one, so that past orders can be explained");
    }

    private void check(String code, NewJurisdiction body) {
        if (!code.matches("[A-Z]{2}(-[A-Z0-9]{1,20}){0,3}")) {
            throw refused("code", "is a country's code, with up to three parts after it, such as US-WA-KING");
        }
        if ((body.level() == Level.COUNTRY) != (code.length() == 2)) {
            throw refused("level", "is COUNTRY for a country's own code, and for no other");
        }
        if ((body.level() == Level.COUNTRY) != body.areas().isEmpty()) {
            throw refused("areas", "say where it is, and are empty for a whole country");
        }
        if (body.timeZone() != null && !isZone(body.timeZone())) {
            throw refused("timeZone", "is a zone such as Europe/Berlin");
        }
        String registersWith = body.registersWith();
        if (registersWith != null
                && !registersWith.equals(code)
                && codes.current().jurisdiction(registersWith).isEmpty()) {
            throw new ProblemException(
                    OrdersError.UNKNOWN_JURISDICTION, "registersWith: there is no jurisdiction " + registersWith);
        }
        for (int i = 0; i < body.areas().size(); i++) {
            check(body.areas().get(i), "areas[" + i + "]");
        }
    }

    private static void check(NewArea area, String path) {
        String from = area.postalFrom();
        String to = area.postalTo();
        if (from == null || to == null) {
            if (from != to) {
                throw refused(path + ".postalTo", "goes with postalFrom");
            }
            if (area.region() == null && area.city() == null) {
                throw refused(path, "says nothing");
            }
        } else if (from.length() != to.length() || from.compareTo(to) > 0) {
            throw refused(path + ".postalTo", "is as long as postalFrom and not before it");
        }
    }

    private static boolean isZone(String zone) {
        try {
            return !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "invalid", message)));
    }
}
