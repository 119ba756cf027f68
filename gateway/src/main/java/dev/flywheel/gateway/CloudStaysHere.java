package dev.flywheel.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps Spring Cloud to the gateway, and to what the gateway needs of it. In standalone all services share a class path,
 * and Spring Cloud's auto-configurations would join every one of them, or keep it from starting.
 */
final class CloudStaysHere implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String ALL = "org.springframework.cloud.";
    private static final String NEEDED = ALL + "gateway.";

    private boolean inGateway;

    @Override
    public void setEnvironment(Environment environment) {
        inGateway = environment.getProperty("spring.cloud.gateway.server.webmvc.enabled", Boolean.class, false);
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[configurations.length];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = isWanted(configurations[i]);
        }
        return matches;
    }

    private boolean isWanted(@Nullable String configuration) {
        return configuration == null
                || !configuration.startsWith(ALL)
                || (inGateway && configuration.startsWith(NEEDED));
    }
}
