package dev.flywheel.ads.click;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How clicks are told apart.
 *
 * @param clickSecret at least 32 characters, the same for all replicas; empty makes one up, good until the next start
 * @param clickTtl how long after being served an ad's click is charged
 * @param doubleClick another click of the same viewer on the same ad within this time is free
 * @param clicksPerDay clicks of one viewer on one ad that are charged within 24 hours
 */
@Validated
@ConfigurationProperties("flywheel.ads")
record ClickSettings(
        @DefaultValue("") @Pattern(regexp = "|.{32,}", message = "has at least 32 characters")
        String clickSecret,

        @DefaultValue("2h") Duration clickTtl,
        @DefaultValue("2s") Duration doubleClick,
        @DefaultValue("10") @Min(1) int clicksPerDay) {

    byte[] key() {
        if (!clickSecret.isEmpty()) {
            return clickSecret.getBytes(StandardCharsets.UTF_8);
        }
        LoggerFactory.getLogger(ClickSettings.class)
                .warn(
                        "flywheel.ads.click-secret is not set: clicks on ads served before this start, or by another replica,"
                                + " are unknown here");
        byte[] made = new byte[32];
        new SecureRandom().nextBytes(made);
        return made;
    }

    /** Not the record's own text: that would print the secret into logs. */
    @Override
    public String toString() {
        return "ClickSettings[clickTtl=" + clickTtl + ", doubleClick=" + doubleClick + ", clicksPerDay=" + clicksPerDay
                + "]";
    }
}
