package dev.flywheel.gateway.limits;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param perSecond calls of one client, in the long run
 * @param burst calls of one client at once
 */
@Validated
@ConfigurationProperties("flywheel.gateway.rate-limit")
record RateLimitSettings(
        @DefaultValue("200") @Positive int perSecond,
        @DefaultValue("400") @Positive int burst) {}
