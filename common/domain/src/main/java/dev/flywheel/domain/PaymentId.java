package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An authorisation of a shopper's money and what became of it. */
public record PaymentId(@JsonValue UUID value) {

    public static PaymentId next() {
        return new PaymentId(Ids.next());
    }

    @JsonCreator
    public static PaymentId of(String text) {
        return new PaymentId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
