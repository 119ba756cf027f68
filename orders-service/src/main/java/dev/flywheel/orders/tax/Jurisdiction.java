package dev.flywheel.orders.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may tax: a country, a state, a county, or a few postcodes.
 *
 * @param registersWith code of the jurisdiction in which one registers to collect for this one
 * @param replacesWider true where wider levels have no say
 * @param facilitator true when the marketplace collects on third parties' goods; null as the wider level says
 * @param vatArea where businesses account for VAT among themselves, e.g. {@code EU}
 * @param timeZone where its day begins; null for UTC
 * @param areas where it is; none for a whole country
 */
record Jurisdiction(
        String code,
        String country,
        Level level,
        String name,
        String registersWith,
        boolean replacesWider,
        @Nullable Boolean facilitator,
        Taxability delivery,
        Taxability giftWrap,
        @Nullable String vatArea,
        @Nullable String timeZone,
        List<Area> areas,
        List<Rate> rates) {

    boolean covers(Question.Place place, String postalCode) {
        if (!country.equals(place.country())) {
            return false;
        }
        return level == Level.COUNTRY || areas.stream().anyMatch(area -> area.covers(place, postalCode));
    }

    LocalDate dayOf(Instant at) {
        ZoneId zone = timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
        return at.atZone(zone).toLocalDate();
    }

    /** The rate in force of exactly this class: of several, the one that began last. */
    Optional<Rate> rate(String taxClass, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.taxClass().equals(taxClass) && rate.isInForce(day))
                .max(Comparator.comparing(Rate::validFrom));
    }

    /** Postal codes as they are compared: capitals, no spaces, no hyphens. */
    static String normalised(@Nullable String postalCode) {
        return postalCode == null ? "" : postalCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** Wide to narrow. */
    enum Level {
        COUNTRY,
        REGION,
        COUNTY,
        CITY,
        DISTRICT
    }

    /** Whether something beside the goods is taxed. */
    enum Taxability {
        /** At the standard rate. */
        TAXABLE,
        EXEMPT,
        /** Like the goods of the same sender, by their worth. */
        WITH_GOODS
    }

    /**
     * A part of the country. What is given must all hold.
     *
     * @param postalFrom first postal code, or its beginning; null when any will do
     * @param postalTo the last one, of the same length
     */
    record Area(
            @Nullable String region,
            @Nullable String city,
            @Nullable String postalFrom,
            @Nullable String postalTo) {

        boolean covers(Question.Place place, String postalCode) {
            return (region == null || region.equalsIgnoreCase(stripped(place.region())))
                    && (city == null || city.equalsIgnoreCase(stripped(place.city())))
                    && (postalFrom == null || isBetween(postalCode, postalFrom, Objects.requireNonNull(postalTo)));
        }

        private static boolean isBetween(String postalCode, String from, String to) {
            if (postalCode.length() < from.length()) {
                return false;
            }
            String start = postalCode.substring(0, from.length());
            return from.compareTo(start) <= 0 && start.compareTo(to) <= 0;
        }

        private static @Nullable String stripped(@Nullable String text) {
            return text == null ? null : text.strip();
        }
    }

    /**
     * What it takes of a class of goods.
     *
     * @param validTo the last day; null until another one begins
     * @param rate as a fraction
     * @param source where the figure is published
     */
    record Rate(
            String taxClass,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            BigDecimal rate,
            String name,
            String source) {

        boolean isInForce(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }
}
