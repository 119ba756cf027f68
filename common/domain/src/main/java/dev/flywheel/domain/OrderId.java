package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An order of a shopper. */
public record OrderId(@JsonValue UUID value) {

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    @JsonCreator
    public static OrderId of(String text) {
        return new OrderId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
