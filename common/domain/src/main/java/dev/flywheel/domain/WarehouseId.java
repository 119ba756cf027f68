package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A place that goods are kept at and sent from. */
public record WarehouseId(@JsonValue UUID value) {

    /** A sender's main place: the retailer's first warehouse, or wherever a third party keeps what he sends himself. */
    public static final WarehouseId MAIN = of("00000000-0000-7000-8000-000000000001");

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
