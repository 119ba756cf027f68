package dev.flywheel.catalog;

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

class CatalogHouseTest extends CatalogServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check(CatalogApplication.class);
    }

    @Test
    void refusesWhoHasNoTokenOrAnotherRole() {
        int refused = new AccessWalk(mapping, shopper())
                .open("GET /search")
                .open("GET /suggestions")
                .open("GET /products/{id}")
                .open("GET /products/{id}/offers")
                .open("GET /products/{id}/featured-offer")
                .open("GET /wishlists/shared/{token}")
                .open("GET /categories")
                .open("GET /categories/{id}")
                .open("GET /categories/{id}/best-sellers")
                .open("GET /categories/{id}/new-releases")
                .open("GET /products/{id}/recommendations")
                .open("GET /products/{id}/reviews")
                .open("GET /products/{id}/reviews/{reviewId}")
                .open("GET /recommendations")
                .open("GET /sellers/{id}/feedback")
                .roles("POST /sellers/{id}/feedback", Role.SHOPPER)
                .roles("PUT /sellers/{id}/feedback/{feedbackId}", Role.SHOPPER)
                .roles("DELETE /sellers/{id}/feedback/{feedbackId}", Role.SHOPPER)
                .walk();
        assertThat(refused).isGreaterThan(30);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("catalog", shopper());
    }
}
