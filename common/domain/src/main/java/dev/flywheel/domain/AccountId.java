package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person who signs in: shopper, seller, advertiser, cloud customer or operator. */
public record AccountId(@JsonValue UUID value) {

    public static AccountId next() {
        return new AccountId(Ids.next());
    }

    @JsonCreator
    public static AccountId of(String text) {
        return new AccountId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
