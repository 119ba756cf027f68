package dev.flywheel.orders.order;

import dev.flywheel.contracts.finance.Payments.NextAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What of an order is kept as JSON: nothing is looked for in it. */
@Component
class OrderJson {

    private final JsonMapper json;

    OrderJson(JsonMapper json) {
        this.json = json;
    }

    String write(Terms terms) {
        return terms.equals(Terms.NONE) ? "{}" : json.writeValueAsString(terms);
    }

    Terms terms(String text) {
        return text.equals("{}") ? Terms.NONE : json.readValue(text, Terms.class);
    }

    String write(Means means) {
        return json.writeValueAsString(means);
    }

    Means means(String text) {
        return json.readValue(text, Means.class);
    }

    String write(NextAction action) {
        return json.writeValueAsString(action);
    }

    @Nullable
    NextAction action(@Nullable String text) {
        return text == null ? null : json.readValue(text, NextAction.class);
    }
}
