package dev.flywheel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.context.ConfigurableApplicationContext;

class CloudStaysHereTest {

    private static final String NO_DATABASE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
            + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
            + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";

    @Test
    void aServiceOnTheSameClassPathStartsWithoutIt() {
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(AnyService.class)
                .properties(Map.of(
                        "spring.config.name", "chassis",
                        "spring.application.name", "any-service",
                        "flywheel.schema", "any",
                        "server.port", "0"))
                .run("--spring.autoconfigure.exclude=" + NO_DATABASE)) {
            assertThat(service.getBeanNamesForType(GatewayMvcProperties.class)).isEmpty();
            assertThat(service.getBeanDefinitionNames())
                    .noneMatch(name -> name.startsWith("org.springframework.cloud."));
        }
    }

    @EnableAutoConfiguration
    static class AnyService {}
}
