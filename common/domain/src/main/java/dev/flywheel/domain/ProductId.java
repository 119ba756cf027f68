package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A product page of the catalogue. */
public record ProductId(@JsonValue UUID value) {

    public static ProductId next() {
        return new ProductId(Ids.next());
    }

    @JsonCreator
    public static ProductId of(String text) {
        return new ProductId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
