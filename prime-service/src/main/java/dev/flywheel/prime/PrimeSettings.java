package dev.flywheel.prime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How renewals and interrupted work are treated: {@code flywheel.prime.*}.
 *
 * @param grace how long benefits go on while a renewal is being tried
 * @param retryDays days after the first refusal on which a renewal is tried again, ascending
 * @param resumeAfter how long a call to finance may take before it is repeated with the same key
 */
@ConfigurationProperties("flywheel.prime")
public record PrimeSettings(
        @DefaultValue("P3D") Duration grace,
        @DefaultValue({"1", "9", "13", "20"}) List<Integer> retryDays,
        @DefaultValue("5s") Duration resumeAfter) {

    public PrimeSettings {
        retryDays = List.copyOf(retryDays);
    }

    /** Until when whoever begins something with finance now sees to it himself; afterwards a job does. */
    public Instant leaseFrom(Instant begun) {
        return begun.plus(resumeAfter);
    }
}
