package dev.flywheel.orders.twice;

import dev.flywheel.orders.FakeFinance.FakeAttributions;
import dev.flywheel.orders.FakeFinance.FakeJournal;
import dev.flywheel.orders.FakePayments;
import dev.flywheel.orders.OrdersApplication;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.service.clock.BusinessClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * The same service started a second time in this JVM: its own web server, connections, caches and jobs, on the database of the
 * first, and with the same finance and the same time. Callers who come in by the entrance are spread over both.
 */
public final class SecondInstance {

    private static final Map<ConfigurableApplicationContext, SecondInstance> OF = new ConcurrentHashMap<>();
    private static final List<String> SETTINGS =
            List.of("service-test", "Inlined Test Properties", "Dynamic Test Properties");

    private final ConfigurableApplicationContext context;
    private final List<Integer> ports;
    private final Balancer balancer;

    private SecondInstance(ConfigurableApplicationContext first) {
        context = start(first);
        ports = List.of(port(first), port(context));
        balancer = new Balancer(ports);
    }

    /** Starts it at the first call. */
    public static SecondInstance of(ConfigurableApplicationContext first) {
        return OF.computeIfAbsent(first, SecondInstance::new);
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
        for (SecondInstance one : OF.values()) {
            List<Integer> its = one.balancer.given();
            sum = List.of(sum.get(0) + its.get(0), sum.get(1) + its.get(1));
        }
        return sum;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private static ConfigurableApplicationContext start(ConfigurableApplicationContext first) {
        return FlywheelService.builder(OrdersApplication.class, "orders-service")
                .initializers(second -> {
                    MutablePropertySources settings = second.getEnvironment().getPropertySources();
                    for (String name : SETTINGS) {
                        PropertySource<?> known =
                                first.getEnvironment().getPropertySources().get(name);
                        if (known != null) {
                            settings.addFirst(known);
                        }
                    }
                    settings.addFirst(new MapPropertySource("second instance", Map.of("server.port", "0")));
                    share((GenericApplicationContext) second, first, BusinessClock.class);
                    share((GenericApplicationContext) second, first, FakePayments.class);
                    share((GenericApplicationContext) second, first, FakeJournal.class);
                    share((GenericApplicationContext) second, first, FakeAttributions.class);
                })
                .run();
    }

    private static <T> void share(
            GenericApplicationContext second, ConfigurableApplicationContext first, Class<T> type) {
        second.registerBean(
                type.getSimpleName(), type, () -> first.getBean(type), definition -> definition.setPrimary(true));
    }

    private static int port(ConfigurableApplicationContext context) {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }
}
