package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A place of the retailer where stock lies. */
public record WarehouseId(@JsonValue UUID value) {

    public static WarehouseId next() {
        return new WarehouseId(Ids.next());
    }

    @JsonCreator
    public static WarehouseId of(String text) {
        return new WarehouseId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
