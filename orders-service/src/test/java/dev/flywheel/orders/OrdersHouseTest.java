package dev.flywheel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Role;
import dev.flywheel.testing.service.AccessWalk;
import dev.flywheel.testing.service.HouseRules;
import dev.flywheel.testing.service.OpenApiDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SuppressWarnings("NullAway.Init")
class OrdersHouseTest extends OrdersServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check(OrdersApplication.class);
    }

    @Test
    void refusesWhoHasNoTokenOrAnotherRole() {
        int refused = new AccessWalk(mapping, anyone())
                .roles("GET /orders/{id}", Role.SHOPPER, Role.OPERATOR)
                .roles("GET /orders/{id}/returns", Role.SHOPPER, Role.OPERATOR)
                .roles("GET /orders/{id}/refunds", Role.SHOPPER, Role.OPERATOR)
                .roles("GET /orders/{id}/money-trace", Role.SHOPPER, Role.OPERATOR)
                .roles("GET /orders/{id}/tracking", Role.SHOPPER, Role.OPERATOR)
                .open("POST /webhooks/carriers/{code}")
                .open("POST /guest-carts")
                .open("GET /guest-carts/{id}")
                .open("PUT /guest-carts/{id}")
                .open("POST /guest-carts/{id}/items")
                .open("PUT /guest-carts/{id}/items/{offerId}")
                .open("DELETE /guest-carts/{id}/items/{offerId}")
                .roles("GET /orders/{id}/documents", Role.SHOPPER, Role.OPERATOR)
                .roles("GET /orders/{id}/history", Role.SHOPPER, Role.OPERATOR)
                .roles("GET /documents/{id}", Role.SHOPPER, Role.SELLER, Role.OPERATOR)
                .walk();
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("orders", anyone());
    }
}
