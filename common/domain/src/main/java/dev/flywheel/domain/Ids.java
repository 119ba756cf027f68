package dev.flywheel.domain;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** New UUIDv7s (RFC 9562): time-ordered, so that primary keys grow at the right edge of their index. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Parses a UUID and says plainly what is wrong when it is none. */
    public static UUID parse(String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("'" + text + "' is not a UUID", malformed);
        }
        throw new IllegalArgumentException("an id is a UUID of 36 characters");
    }
}
