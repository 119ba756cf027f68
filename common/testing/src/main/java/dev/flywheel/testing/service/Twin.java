package dev.flywheel.testing.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * A service under test started a second time in this JVM: its own web server, connections, caches and jobs, on the database of
 * the first. Callers who come in by the entrance are spread over both.
 */
public final class Twin {

    private static final Map<ConfigurableApplicationContext, Twin> OF = new ConcurrentHashMap<>();
    private static final List<String> SETTINGS =
            List.of("service-test", "Inlined Test Properties", "Dynamic Test Properties");

    private final ConfigurableApplicationContext context;
    private final List<Integer> ports;
    private final Balancer balancer;

    private Twin(
            ConfigurableApplicationContext first, Supplier<SpringApplicationBuilder> service, List<Class<?>> shared) {
        context = start(first, service.get(), shared);
        ports = List.of(port(first), port(context));
        balancer = new Balancer(ports);
    }

    /**
     * Starts it at the first call.
     *
     * @param service what its main method runs
     * @param shared types of beans that both have in common: what plays the other services
     */
    public static Twin of(
            ConfigurableApplicationContext first, Supplier<SpringApplicationBuilder> service, Class<?>... shared) {
        return OF.computeIfAbsent(first, one -> new Twin(one, service, List.of(shared)));
    }

    /**
     * Ports of every instance that runs now. Time is to be moved on each of them, also by a test that knows of one only: those
     * that follow use both.
     */
    public static List<Integer> running(ConfigurableApplicationContext first) {
        Twin twin = OF.get(first);
        return twin == null ? List.of(port(first)) : twin.ports;
    }

    /** The port that spreads callers over both. */
    public int entrance() {
        return balancer.port();
    }

    public List<Integer> ports() {
        return ports;
    }

    /** How many connections came to each of the two, in all contexts of this JVM. */
    public static List<Integer> given() {
        List<Integer> sum = List.of(0, 0);
        for (Twin one : OF.values()) {
            List<Integer> its = one.balancer.given();
            sum = List.of(sum.get(0) + its.get(0), sum.get(1) + its.get(1));
        }
        return sum;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private static ConfigurableApplicationContext start(
            ConfigurableApplicationContext first, SpringApplicationBuilder service, List<Class<?>> shared) {
        return service.initializers(second -> {
                    MutablePropertySources settings = second.getEnvironment().getPropertySources();
                    for (String name : SETTINGS) {
                        PropertySource<?> known =
                                first.getEnvironment().getPropertySources().get(name);
                        if (known != null) {
                            settings.addFirst(known);
                        }
                    }
                    settings.addFirst(new MapPropertySource("second instance", Map.of("server.port", "0")));
                    shared.forEach(type -> share((GenericApplicationContext) second, first, type));
                })
                .run();
    }

    private static <T> void share(
            GenericApplicationContext second, ConfigurableApplicationContext first, Class<T> type) {
        second.registerBean(
                type.getSimpleName(), type, () -> first.getBean(type), definition -> definition.setPrimary(true));
    }

    private static int port(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }
}
