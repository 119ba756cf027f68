package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service needs before it is kept. */
final class ServiceChecks {

    private static final int MOST_TRANSIT_DAYS = 90;
    private static final long HIGHEST_BASE = 100_000_000;
    private static final long HIGHEST_PER_KG = 10_000_000;

    private ServiceChecks() {}

    static void check(CarrierService service) {
        Checks.workingDays(service.workingDays());
        if (!service.option().matches("[A-Z][A-Z0-9_]{0,29}")) {
            throw Checks.refused("option", "is in capitals, such as EXPEDITED");
        }
        if (service.divisor() != null && service.divisor() < 1_000) {
            throw Checks.refused("divisor", "is between 1000 and 20000 cubic centimetres");
        }
        if (service.maxGrams() != null && service.maxGrams() < 1) {
            throw Checks.refused("maxGrams", "is positive");
        }
        if (service.flat() && !service.rates().isEmpty()) {
            throw Checks.refused("rates", "are empty where the flat rate counts");
        }
        for (int i = 0; i < service.zones().size(); i++) {
            check(service.zones().get(i), "zones[" + i + "]");
        }
        check(service.rates());
    }

    private static void check(CarrierService.Zone zone, String path) {
        requireText(zone.zone(), path + ".zone");
        if (zone.originCountry() != null) {
            Checks.country(zone.originCountry());
        }
        if (zone.country() != null) {
            Checks.country(zone.country());
        } else if (zone.region() != null || zone.postalFrom() != null) {
            throw Checks.refused(path + ".country", "is needed with a region or postal codes");
        }
        if (isLong(zone.region()) || !isCode(zone.postalFrom()) || !isCode(zone.postalTo())) {
            throw Checks.refused(
                    path, "has a region of at most 100 characters and postal codes of at most 10, in capitals");
        }
        String from = zone.postalFrom();
        String to = zone.postalTo();
        if (from == null || to == null) {
            if (from != to) {
                throw Checks.refused(path + ".postalTo", "goes with postalFrom");
            }
        } else if (from.length() != to.length() || from.compareTo(to) > 0) {
            throw Checks.refused(path + ".postalTo", "is as long as postalFrom and not before it");
        }
        Integer transit = zone.transitDays();
        if (transit != null && (transit < 0 || transit > MOST_TRANSIT_DAYS)) {
            throw Checks.refused(path + ".transitDays", "is between 0 and " + MOST_TRANSIT_DAYS);
        }
    }

    private static void check(List<CarrierService.Rate> rates) {
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < rates.size(); i++) {
            CarrierService.Rate rate = rates.get(i);
            String path = "rates[" + i + "]";
            requireText(rate.zone(), path + ".zone");
            try {
                Money.currency(rate.currency());
            } catch (IllegalArgumentException unknown) {
                throw Checks.refused(path + ".currency", "is an ISO 4217 currency");
            }
            if (rate.base() < 0
                    || rate.base() > HIGHEST_BASE
                    || rate.perStartedKg() < 0
                    || rate.perStartedKg() > HIGHEST_PER_KG) {
                throw Checks.refused(path, "is not negative and not above " + HIGHEST_BASE + " minor units");
            }
            if (rate.upToGrams() != null && rate.upToGrams() < 1) {
                throw Checks.refused(path + ".upToGrams", "is positive");
            }
            if (!seen.add(List.of(rate.zone(), rate.currency(), rate.limit()))) {
                throw Checks.refused(path, "has the same zone, currency and limit as another one");
            }
        }
    }

    private static void requireText(String text, String path) {
        if (text.isBlank() || text.length() > 40) {
            throw Checks.refused(path, "has 1 to 40 characters");
        }
    }

    private static boolean isLong(@Nullable String text) {
        return text != null && text.length() > 100;
    }

    private static boolean isCode(@Nullable String code) {
        return code == null || code.matches("[A-Z0-9]{1,10}");
    }
}
