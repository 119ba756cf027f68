package dev.flywheel.catalog.listing;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A price in JSON: {@code {"amount":"12.34","currency":"USD"}}, or the amount alone as in an import, with the currency
 * in a field of its own.
 *
 * @param currency null when the amount stood alone
 */
public record StatedPrice(String amount, @Nullable String currency) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StatedPrice of(JsonNode json) {
        if (json.isObject() && json.size() == 2 && json.has("amount") && json.has("currency")) {
            return new StatedPrice(scalar(json.get("amount")), scalar(json.get("currency")));
        }
        return new StatedPrice(scalar(json), null);
    }

    private static String scalar(JsonNode json) {
        if (json.isString()) {
            return json.stringValue();
        }
        if (json.isNumber() && isShort(json.decimalValue())) {
            return json.decimalValue().toPlainString();
        }
        throw new IllegalArgumentException("a price is \"12.34\" or {\"amount\":\"12.34\",\"currency\":\"USD\"}");
    }

    /** Written out, a number such as 1e999999999 would fill the memory. */
    private static boolean isShort(BigDecimal number) {
        return Math.abs(number.scale()) <= 30 && number.precision() <= 30;
    }
}
