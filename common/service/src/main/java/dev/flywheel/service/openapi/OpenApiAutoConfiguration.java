package dev.flywheel.service.openapi;

import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.AccessRules;
import dev.flywheel.service.security.Caller;
import dev.flywheel.service.security.CurrentAccount;
import dev.flywheel.service.web.ApiVersion;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Describes the public API of a service at {@code /v3/api-docs}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class OpenApiAutoConfiguration {

    static {
        // What our own resolvers fill in is nothing a caller sends.
        SpringDocUtils.getConfig()
                .addAnnotationsToIgnore(CurrentAccount.class)
                .addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class);
    }

    /** One server without an address, since the document is compared and not served from one machine. */
    @Bean
    OpenAPI description(@Value("${spring.application.name:flywheel}") String name) {
        Components components = new Components()
                .addSecuritySchemes(
                        PublicApi.BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        return new OpenAPI()
                .info(new Info().title("Flywheel " + name).version(ApiVersion.CURRENT))
                .servers(List.of(new Server().url("/")))
                .components(components);
    }

    @Bean
    PublicApi publicApi(ObjectProvider<AccessRules> rules) {
        return new PublicApi(rules.orderedStream().toList());
    }

    @Bean
    IdempotencyKeyHeader idempotencyKeyHeader() {
        return new IdempotencyKeyHeader();
    }

    @Bean
    ValueSchemas valueSchemas() {
        return new ValueSchemas();
    }

    /** Takes the place of the one of its type; the first to be registered is the last to be asked. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver schemas() {
        return new ModelResolver(Json31.mapper(), new SchemaNames()).openapi31(true);
    }
}
