package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One seller's (or the retailer's own) offer of a product: what a cart holds. */
public record OfferId(@JsonValue UUID value) {

    public static OfferId next() {
        return new OfferId(Ids.next());
    }

    @JsonCreator
    public static OfferId of(String text) {
        return new OfferId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
