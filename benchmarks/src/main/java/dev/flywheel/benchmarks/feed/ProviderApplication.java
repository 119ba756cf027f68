package dev.flywheel.benchmarks.feed;

import dev.flywheel.service.security.AccessRules;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A service that only has a feed. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class ProviderApplication {

    @Bean
    AccessRules access() {
        return AccessRules.of();
    }
}
