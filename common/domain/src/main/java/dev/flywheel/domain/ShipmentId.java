package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A parcel of an order, from one sender. */
public record ShipmentId(@JsonValue UUID value) {

    public static ShipmentId next() {
        return new ShipmentId(Ids.next());
    }

    @JsonCreator
    public static ShipmentId of(String text) {
        return new ShipmentId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
