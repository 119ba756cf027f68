package dev.flywheel.service.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Text and numbers that every part behind the reader can hold. */
final class StrictValues extends SimpleModule {

    /** Far beyond any price, rate or share, and small enough that arithmetic on it stays cheap. */
    private static final int MAX_DIGITS = 40;

    StrictValues() {
        super("strict-values");
        addDeserializer(String.class, new Text());
        addDeserializer(BigDecimal.class, new Decimal());
        addDeserializer(Double.class, new Fraction(Double.class));
        addDeserializer(double.class, new Fraction(double.class));
        addDeserializer(Instant.class, new IsoText<>(Instant.class, StrictValues::instant));
        addDeserializer(LocalDate.class, new IsoText<>(LocalDate.class, StrictValues::date));
        addDeserializer(Duration.class, new IsoText<>(Duration.class, Duration::parse));
        addDeserializer(Period.class, new IsoText<>(Period.class, Period::parse));
    }

    private static Instant instant(String text) {
        return Instant.parse(fourDigitYear(text));
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(fourDigitYear(text));
    }

    /** RFC 3339 knows no other years, and databases not all of those that Java does. */
    private static String fourDigitYear(String text) {
        if (text.length() > MAX_DIGITS || text.startsWith("+") || text.startsWith("-") || text.startsWith("0000")) {
            throw new DateTimeException("a year has four digits");
        }
        return text;
    }

    /** Only JSON strings, without NUL and half characters: PostgreSQL stores neither. */
    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 0) {
                    throw new IllegalArgumentException("must not contain the character NUL");
                }
                if (Character.isSurrogate(c)) {
                    if (!Character.isHighSurrogate(c)
                            || i + 1 == text.length()
                            || !Character.isLowSurrogate(text.charAt(i + 1))) {
                        throw new IllegalArgumentException("contains half of a character (an unpaired surrogate)");
                    }
                    i++;
                }
            }
            return text;
        }
    }

    /** Decimals of at most {@value #MAX_DIGITS} digits, so that 1e400 does not become a text of 400 zeros later. */
    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
            }
            BigDecimal value = parser.getDecimalValue();
            if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
                throw new IllegalArgumentException("is a number out of range");
            }
            return value;
        }
    }

    /** Times and durations as text; the default would take numbers for them, and 1e400 for 1970. */
    private static final class IsoText<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> parse;

        IsoText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            String text = parser.getString();
            try {
                return parse.apply(text);
            } catch (DateTimeException malformed) {
                return type.cast(context.handleWeirdStringValue(type, text, "is malformed"));
            }
        }
    }

    /** Finite numbers only: 1e400 is no infinity. */
    private static final class Fraction extends StdScalarDeserializer<Double> {

        Fraction(Class<?> type) {
            super(type);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(handledType(), parser);
            }
            double value = parser.getDoubleValue();
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("is a number out of range");
            }
            return value;
        }
    }
}
