package dev.flywheel.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import tools.jackson.databind.json.JsonMapper;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            /accounts, accounts
            /accounts/me, accounts
            /sessions, accounts
            /sessions/refresh, accounts
            /oauth2/token, accounts
            /oauth2/jwks, accounts
            /.well-known/openid-configuration, accounts
            /operator/signing-keys, accounts
            /accounts/me/erasure, accounts
            /operator/accounts/1/erasure, accounts
            /search, catalog
            /suggestions, catalog
            /products/1, catalog
            /products/1/offers, catalog
            /products/1/recommendations, catalog
            /categories, catalog
            /operator/search/explanation, catalog
            /operator/search/zero-results, catalog
            /operator/synonyms, catalog
            /operator/imports, catalog
            /operator/imports/1, catalog
            /operator/search/reindex, catalog
            /seller/imports, catalog
            /seller/imports/1, catalog
            /operator/exports, catalog
            /seller/exports, catalog
            /seller/offers/SKU-1, catalog
            /seller/offers/SKU-1/featured-offer, catalog
            /seller/products, catalog
            /seller/products/SKU-1, catalog
            /seller/matches/1/choice, catalog
            /operator/products/SKU-1, catalog
            /operator/products/1/featured-offer/explanation, catalog
            /operator/categories/1, catalog
            /operator/categories/1/attributes, catalog
            /operator/held-offers, catalog
            /operator/offers/1/price-release, catalog
            /categories/1/best-sellers, catalog
            /wishlists, catalog
            /wishlists/1/items/2/move, catalog
            /wishlists/shared/abc, catalog
            /reviews, catalog
            /operator/reviews/1/approval, catalog
            /seller/reviews/1/answer, catalog
            /sellers/1/feedback, catalog
            /recommendations, catalog
            /recommendations/recently-viewed, catalog
            /documents/1, orders
            /orders/1/documents, orders
            /orders/export, orders
            /privacy/exports/1, orders
            /privacy/erasure, orders
            /operator/privacy/erasures, orders
            /operator/audit, orders
            /operator/mails/1, orders
            /seller/webhooks/1/deliveries/2/replay, orders
            /seller/documents/1/reissue, orders
            /seller/letterhead, orders
            /seller/orders/export, orders
            /operator/webhooks/1/ping, orders
            /operator/documents, orders
            /operator/letterhead, orders
            /cart, orders
            /cart/items, orders
            /checkouts, orders
            /orders, orders
            /orders/1, orders
            /orders/1/cancellation, orders
            /orders/1/returns, orders
            /orders/1/money-trace, orders
            /seller/orders, orders
            /seller/orders/1/shipments, orders
            /seller/inventory/SKU-1, orders
            /seller/returns/1, orders
            /operator/orders/1/shipments, orders
            /operator/shipments/1/delivery, orders
            /operator/returns/1, orders
            /operator/refunds/1/retry, orders
            /operator/inventory, orders
            /operator/shipping-rates, orders
            /operator/tax/jurisdictions/US-WA, orders
            /operator/delivery/warehouses, orders
            /operator/delivery-score, orders
            /operator/shipments/1/tracking-events, orders
            /orders/1/tracking, orders
            /seller/delivery, orders
            /webhooks/carriers/house, orders
            /operator/promotions/1/coupons, orders
            /guest-carts/1/items, orders
            /operator/purchase-limits/1, orders
            /operator/gift-wrap-rates/USD, orders
            /operator/segments/vip/members, orders
            /seller/promotions, orders
            /ads/clicks/abc, ads
            /ads/campaigns, ads
            /ad-library, ads
            /prime, prime
            /prime/memberships, prime
            /operator/prime/refunds, prime
            /operator/statements/net-sales, finance
            /operator/trial-balance, finance
            /operator/books, finance
            /operator/journal/1, finance
            /operator/journal-conflicts, finance
            /operator/payments/1, finance
            /webhooks/payments, finance
            /gift-cards/1, finance
            /store-credit/redemptions, finance
            /payment-methods/1/default, finance
            /operator/gift-cards, finance
            /operator/store-credit/1, finance
            /operator/reconciliations/2026-11-23, finance
            /operator/disputes/1/evidence, finance
            /seller, seller
            /seller/settlements, seller
            /seller/account, seller
            /operator/sellers/1, seller
            /fees, seller
            /fees/referral, seller
            /api-docs/orders, orders""")
    void sendsEachPathToItsService(String path, String service) {
        assertThat(RouteTable.find(PathContainer.parsePath(path)))
                .hasValueSatisfying(route -> assertThat(route.service()).isEqualTo(service));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal",
                "/internal/feed",
                "/internal/accounts/1/roles/SELLER",
                "/internal/test-clock/move",
                "/actuator",
                "/actuator/health",
                "/v3/api-docs",
                "/operator",
                "/operator/test-clock",
                "/operator/services",
                "/operator/feeds",
                "/operator/feeds/orders/catalog/replay",
                "/operators",
                "/accountsx",
                "/searching",
                "/console",
                "/docs",
                "/api-docs",
                "/api-docs/nobody",
                "/error",
                "/ordersx/1",
                "/seller.json"
            })
    void routesNothingElse(String path) {
        assertThat(RouteTable.find(PathContainer.parsePath(path))).isEmpty();
    }

    @Test
    void hasNoLineThatIsNeverReached() {
        assertThat(RouteTable.routes()).allSatisfy(route -> {
            String path = route.pattern().replace("/**", "/x");
            assertThat(RouteTable.find(PathContainer.parsePath(path))).hasValue(route);
        });
    }

    /** Whoever adds a path to a service finds out here that the gateway does not know it. */
    @Test
    void routesWhateverAServiceDescribes() throws IOException {
        Path documents = Path.of("..", "docs", "openapi");
        try (Stream<Path> files = Files.list(documents)) {
            for (Path file : files.toList()) {
                String service = file.getFileName().toString().replace(".json", "");
                if (!service.equals("gateway")) {
                    JsonMapper.shared().readTree(file).at("/paths").propertyNames().stream()
                            .filter(path -> !path.startsWith("/internal"))
                            .forEach(path -> assertThat(RouteTable.find(PathContainer.parsePath(path)))
                                    .as(path)
                                    .hasValueSatisfying(
                                            route -> assertThat(route.service()).isEqualTo(service)));
                }
            }
        }
    }

    @Test
    void readsTheServiceDocumentsElsewhere() {
        assertThat(RouteTable.find(PathContainer.parsePath("/api-docs/ads")))
                .hasValueSatisfying(route -> assertThat(route.rewrittenTo()).isEqualTo("/v3/api-docs"));
    }
}
