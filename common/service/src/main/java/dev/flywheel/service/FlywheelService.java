package dev.flywheel.service;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts a service on the chassis. Configuration is {@code chassis.yml}, then {@code <name>.yml} over it. */
public final class FlywheelService {

    private FlywheelService() {}

    /** A builder that main methods run and standalone configures further. */
    public static SpringApplicationBuilder builder(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + configNames(name), "spring.application.name=" + name);
    }

    /** Names of the configuration files of a service, for {@code spring.config.name}. */
    public static String configNames(String name) {
        return "chassis," + name;
    }
}
