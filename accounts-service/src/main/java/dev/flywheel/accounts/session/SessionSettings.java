package dev.flywheel.accounts.session;

import dev.flywheel.accounts.throttle.Limit;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param sessionLifetime how long a refresh token may lie unused
 * @param signInEmailLimit failed sign-ins with one email
 * @param signInAddressLimit failed sign-ins from one client address
 */
@Validated
@ConfigurationProperties("flywheel.accounts")
record SessionSettings(
        @DefaultValue("P30D") Duration sessionLifetime,
        @Valid Limit signInEmailLimit,
        @Valid Limit signInAddressLimit) {}
