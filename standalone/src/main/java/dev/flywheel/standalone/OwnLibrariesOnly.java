package dev.flywheel.standalone;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * In one JVM every service sees the libraries of all. This keeps what one service's library would configure out of the
 * others, so that each starts as it does alone.
 */
final class OwnLibrariesOnly implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String GATEWAY_LIBRARIES = "org.springframework.cloud.";

    private String service = "";

    @Override
    public void setEnvironment(Environment environment) {
        service = Objects.requireNonNull(environment.getProperty("spring.application.name", ""));
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            matches[i] = candidate == null || !candidate.startsWith(GATEWAY_LIBRARIES) || service.equals("gateway");
        }
        return matches;
    }
}
