package dev.flywheel.gateway.routing;

import dev.flywheel.service.client.ServiceSettings;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Puts the route table to work. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    /** After trace and body limit, before everything that could look at a parameter. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<Entrance> entrance() {
        FilterRegistrationBean<Entrance> registration = new FilterRegistrationBean<>(new Entrance());
        registration.setOrder(EARLY);
        return registration;
    }

    @Bean
    RouterFunction<ServerResponse> routes(ProxyExchangeHandlerFunction proxy, ServiceSettings settings) {
        Map<String, ServiceSettings.Service> services = settings.services();
        return RouterFunctions.route(
                request -> RouteTable.find(request.servletRequest()).isPresent(), request -> {
                    Route route = RouteTable.find(request.servletRequest()).orElseThrow();
                    ServerRequest routed = route.rewrittenTo() == null
                            ? request
                            : BeforeFilterFunctions.setPath(route.rewrittenTo()).apply(request);
                    MvcUtils.setRouteId(routed, route.service());
                    MvcUtils.setRequestUrl(
                            routed,
                            Objects.requireNonNull(services.get(route.service()), route.service())
                                    .url());
                    return proxy.handle(routed);
                });
    }
}
