package dev.flywheel.service.problem;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a Java type looks like to somebody who writes JSON or an address. */
final class TypeWords {

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(BigInteger.class, "a whole number"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(URI.class, "an address"),
            Map.entry(Currency.class, "an ISO 4217 currency such as \"USD\""),
            Map.entry(Instant.class, "a time such as \"2026-01-31T12:00:00Z\""),
            Map.entry(LocalDate.class, "a date such as \"2026-01-31\""),
            Map.entry(Duration.class, "a duration such as \"P14D\" or \"PT2H\""),
            Map.entry(Period.class, "a period such as \"P1M\""),
            Map.entry(Money.class, "an object such as {\"amount\":\"12.34\",\"currency\":\"USD\"}"));

    private static final List<Class<?>> FRACTIONS = List.of(double.class, Double.class, float.class, Float.class);

    private TypeWords() {}

    /** Completes "must be …". */
    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        String word = WORDS.get(type);
        if (word != null) {
            return word;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (FRACTIONS.contains(type)) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return isTypedId(type) ? "a UUID" : "an object";
    }

    private static boolean isTypedId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }
}
