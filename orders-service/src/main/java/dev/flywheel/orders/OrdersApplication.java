package dev.flywheel.orders;

import dev.flywheel.contracts.ads.Attributions;
import dev.flywheel.contracts.finance.Journal;
import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.Role;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.security.AccessRules;
import java.util.Set;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Carts, checkout, orders, stock, shipments and returns. Nothing here is an entity, and a transaction without a persistence
 * context costs a good deal less.
 */
@SpringBootApplication(exclude = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
@EnableConfigurationProperties(OrdersSettings.class)
@ImportHttpServices(
        group = "finance",
        types = {Payments.class, Journal.class})
@ImportHttpServices(group = "ads", types = Attributions.class)
public class OrdersApplication {

    public static void main(String[] args) {
        FlywheelService.builder(OrdersApplication.class, "orders-service").run(args);
    }

    /** An operator may read any order; only its shopper acts on it. */
    @Bean
    AccessRules ordersAccess() {
        Set<Role> readers = Set.of(Role.SHOPPER, Role.OPERATOR);
        return AccessRules.of()
                .role(HttpMethod.GET, Role.SHOPPER, "/orders/export")
                .anyRole(HttpMethod.GET, readers, "/orders/{id}", "/orders/{id}/money-trace", "/orders/{id}/returns")
                .anyRole(HttpMethod.GET, readers, "/orders/{id}/refunds")
                .anyRole(HttpMethod.GET, readers, "/orders/{id}/tracking")
                .permit(HttpMethod.POST, "/webhooks/carriers/{code}")
                .permit(HttpMethod.POST, "/guest-carts", "/guest-carts/**")
                .permit(HttpMethod.GET, "/guest-carts/**")
                .permit(HttpMethod.PUT, "/guest-carts/**")
                .permit(HttpMethod.DELETE, "/guest-carts/**")
                .anyRole(HttpMethod.GET, readers, "/orders/{id}/documents", "/orders/{id}/history")
                .anyRole(HttpMethod.GET, Set.of(Role.SHOPPER, Role.SELLER, Role.OPERATOR), "/documents/{id}")
                .role(Role.SHOPPER, "/cart", "/cart/**", "/checkouts", "/checkouts/**", "/orders", "/orders/**")
                .role(Role.SHOPPER, "/privacy/**")
                .role(Role.SELLER, "/seller/**")
                .role(Role.OPERATOR, "/operator/**");
    }

    @Bean
    Cashier cashier(Payments payments) {
        return new Cashier(payments);
    }
}
