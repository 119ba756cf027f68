package dev.flywheel.accounts.account;

import dev.flywheel.accounts.throttle.Limit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param signUpLimit sign-ups from one client address; {@code attempts} in {@code per}
 * @param erasureLimit tries to erase one account
 * @param concurrentHashes passwords hashed at the same time; 0 for half the processors
 */
@Validated
@ConfigurationProperties("flywheel.accounts")
record AccountSettings(
        @Valid Limit signUpLimit,
        @Valid Limit erasureLimit,
        @DefaultValue("0") @PositiveOrZero int concurrentHashes) {

    int hashesAtOnce() {
        return concurrentHashes > 0
                ? concurrentHashes
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
