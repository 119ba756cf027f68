package dev.flywheel.benchmarks.feed;

import dev.flywheel.service.feed.FeedSubscription;
import dev.flywheel.service.security.AccessRules;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that hears the provider through as many subscriptions as asked for. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class ConsumerApplication {

    @Bean
    AccessRules access() {
        return AccessRules.of();
    }

    @Bean
    static BeanDefinitionRegistryPostProcessor subscriptions(Environment environment) {
        int count = Integer.parseInt(environment.getProperty("benchmark.subscriptions", "1"));
        return registry -> {
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) registry;
            for (int i = 0; i < count; i++) {
                String name = "reader-" + i;
                registry.registerBeanDefinition(
                        name,
                        BeanDefinitionBuilder.genericBeanDefinition(
                                        FeedSubscription.class,
                                        () -> subscription(name, beans.getBean(JdbcClient.class)))
                                .getBeanDefinition());
            }
        };
    }

    private static FeedSubscription subscription(String name, JdbcClient jdbc) {
        return FeedSubscription.to("provider").named(name).onBatch(Measured.class, events -> apply(jdbc, name, events));
    }

    private static void apply(JdbcClient jdbc, String name, List<Measured> events) {
        jdbc.sql("INSERT INTO applied (subscription, n) SELECT ?, unnest(?)")
                .params(name, events.stream().map(Measured::n).toArray(Long[]::new))
                .update();
    }
}
