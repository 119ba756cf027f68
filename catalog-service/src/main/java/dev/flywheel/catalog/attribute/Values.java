package dev.flywheel.catalog.attribute;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads values of each type. */
final class Values {

    private static final Pattern QUANTITY = Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,12})?)\\s*(\\D.{0,30})");
    private static final BigDecimal MOST = new BigDecimal("1000000000000000");
    private static final int MOST_PLACES = 12;
    private static final int SHOWN = 20;

    private Values() {}

    static Reading text(JsonNode value) {
        return value.isString() && !value.stringValue().isBlank()
                ? new Reading.Fits(JsonNodeFactory.instance.stringNode(value.stringValue()))
                : wrongType("is a text");
    }

    static Reading truth(JsonNode value) {
        return value.isBoolean() ? new Reading.Fits(value) : wrongType("is true or false");
    }

    static Reading integer(JsonNode value) {
        if (!value.isNumber()) {
            return wrongType("is a whole number");
        }
        BigDecimal number = value.decimalValue();
        if (number.abs().compareTo(MOST) > 0) {
            return outOfRange();
        }
        return number.stripTrailingZeros().scale() > 0 ? wrongType("is a whole number") : fits(number);
    }

    static Reading decimal(JsonNode value, @Nullable Unit unit) {
        if (value.isNumber()) {
            return number(value.decimalValue(), unit);
        }
        if (unit == null || !value.isString()) {
            return wrongType(unit == null ? "is a number" : "is a number, or a number with its unit");
        }
        Matcher quantity = QUANTITY.matcher(value.stringValue().strip());
        if (!quantity.matches()) {
            return wrongType("is a number with its unit, such as \"1.5 " + unit.symbol() + "\"");
        }
        Unit given = Unit.find(quantity.group(2));
        if (given == null || given.dimension() != unit.dimension()) {
            return new Reading.Wrong(
                    "wrong_unit", "'" + quantity.group(2) + "' cannot be turned into " + unit.symbol());
        }
        return number(new BigDecimal(quantity.group(1)), given);
    }

    static Reading choice(JsonNode value, List<String> allowed) {
        if (!value.isString()) {
            return wrongType("is one of " + shown(allowed));
        }
        String text = value.stringValue().strip();
        return allowed.stream()
                .filter(choice -> choice.equalsIgnoreCase(text))
                .findFirst()
                .<Reading>map(choice -> new Reading.Fits(JsonNodeFactory.instance.stringNode(choice)))
                .orElseGet(() -> new Reading.Wrong("not_allowed", "is one of " + shown(allowed)));
    }

    static Reading list(JsonNode value, List<String> allowed) {
        if (!value.isArray()) {
            return wrongType("is a list of texts");
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : value) {
            Reading reading = allowed.isEmpty() ? text(element) : choice(element, allowed);
            switch (reading) {
                case Reading.Wrong wrong -> {
                    return wrong;
                }
                case Reading.Fits fits -> list.add(fits.canonical());
            }
        }
        return new Reading.Fits(list);
    }

    private static Reading number(BigDecimal number, @Nullable Unit unit) {
        if (number.abs().compareTo(MOST) > 0 || number.stripTrailingZeros().scale() > MOST_PLACES) {
            return outOfRange();
        }
        return fits(unit == null ? number : unit.toBase(number));
    }

    private static Reading fits(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return new Reading.Fits(JsonNodeFactory.instance.numberNode(plain.scale() < 0 ? plain.setScale(0) : plain));
    }

    private static Reading outOfRange() {
        return new Reading.Wrong(
                "out_of_range", "is at most " + MOST.toPlainString() + " with " + MOST_PLACES + " decimal places");
    }

    private static Reading wrongType(String message) {
        return new Reading.Wrong("wrong_type", message);
    }

    private static String shown(List<String> allowed) {
        String some = allowed.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return allowed.size() > SHOWN ? some + " and " + (allowed.size() - SHOWN) + " more" : some;
    }
}
