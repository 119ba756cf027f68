package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A third-party seller. It has the value of the seller's {@link AccountId}, so a token names its seller. */
public record SellerId(@JsonValue UUID value) {

    public static SellerId next() {
        return new SellerId(Ids.next());
    }

    @JsonCreator
    public static SellerId of(String text) {
        return new SellerId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
