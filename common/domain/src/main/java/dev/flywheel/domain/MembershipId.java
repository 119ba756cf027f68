package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A Prime membership of one account. */
public record MembershipId(@JsonValue UUID value) {

    public static MembershipId next() {
        return new MembershipId(Ids.next());
    }

    @JsonCreator
    public static MembershipId of(String text) {
        return new MembershipId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
