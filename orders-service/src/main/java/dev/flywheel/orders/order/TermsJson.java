package dev.flywheel.orders.order;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Terms as they are kept. */
@Component
class TermsJson {

    private final JsonMapper json;

    TermsJson(JsonMapper json) {
        this.json = json;
    }

    String write(Terms terms) {
        return terms.equals(Terms.NONE) ? "{}" : json.writeValueAsString(terms);
    }

    Terms read(String text) {
        return text.equals("{}") ? Terms.NONE : json.readValue(text, Terms.class);
    }
}
