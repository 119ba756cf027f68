package dev.flywheel.gateway.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Which service answers which path: the first line that matches decides, so what is special stands above what is
 * general. What no line matches is not routed, and {@code /internal/**} never is.
 */
public final class RouteTable {

    private static final List<Route> ROUTES = Stream.of(
                    to("accounts", "/accounts/**", "/sessions/**", "/oauth2/**", "/.well-known/**"),
                    to("accounts", "/operator/signing-keys/**", "/operator/accounts/**"),
                    to("catalog", "/search/**", "/suggestions/**", "/products/**", "/categories/**"),
                    to("catalog", "/operator/search/**", "/operator/synonyms/**"),
                    to("catalog", "/operator/imports/**", "/seller/imports/**", "/seller/offers/**"),
                    to("catalog", "/operator/exports/**", "/seller/exports/**", "/seller/products/**"),
                    to("catalog", "/operator/categories/**"),
                    to("catalog", "/operator/held-offers/**", "/operator/offers/**", "/operator/products/**"),
                    to("catalog", "/seller/matches/**", "/wishlists/**", "/operator/search/**"),
                    to("catalog", "/reviews/**", "/operator/reviews/**", "/seller/reviews/**"),
                    to("catalog", "/recommendations/**", "/sellers/**"),
                    to("orders", "/cart/**", "/guest-carts/**", "/checkouts/**", "/orders/**"),
                    to("orders", "/seller/orders/**", "/seller/inventory/**", "/seller/returns/**"),
                    to("orders", "/operator/orders/**", "/operator/shipments/**", "/operator/returns/**"),
                    to("orders", "/operator/refunds/**", "/operator/inventory/**", "/operator/shipping-rates/**"),
                    to("orders", "/operator/tax/**", "/operator/delivery/**", "/operator/delivery-score/**"),
                    to("orders", "/seller/delivery/**", "/webhooks/carriers/**"),
                    to("orders", "/operator/purchase-limits/**", "/operator/gift-wrap-rates/**"),
                    to("orders", "/operator/promotions/**", "/operator/segments/**", "/seller/promotions/**"),
                    to("orders", "/documents/**", "/privacy/**", "/operator/privacy/**", "/operator/audit/**"),
                    to("orders", "/seller/webhooks/**", "/seller/documents/**", "/seller/letterhead/**"),
                    to("orders", "/operator/webhooks/**", "/operator/documents/**", "/operator/letterhead/**"),
                    to("orders", "/operator/mails/**"),
                    to("ads", "/ads/**", "/ad-library/**"),
                    to("prime", "/prime/**", "/operator/prime/**"),
                    to("finance", "/operator/statements/**", "/operator/trial-balance/**", "/operator/books/**"),
                    to("finance", "/operator/journal/**", "/operator/journal-conflicts/**"),
                    to("finance", "/operator/payments/**", "/webhooks/**"),
                    to("finance", "/gift-cards/**", "/store-credit/**", "/payment-methods/**"),
                    to("finance", "/operator/gift-cards/**", "/operator/store-credit/**"),
                    to("finance", "/operator/reconciliations/**", "/operator/disputes/**"),
                    to("finance", "/operator/bounced-refunds/**"),
                    to("seller", "/seller/**", "/operator/sellers/**", "/fees/**"),
                    documents("accounts", "catalog", "orders", "seller", "ads", "prime", "finance"))
            .flatMap(routes -> routes)
            .toList();

    private RouteTable() {}

    /** The route of a request, by its path without regard to encoding. */
    public static Optional<Route> find(HttpServletRequest request) {
        return find(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }

    static Optional<Route> find(PathContainer path) {
        return ROUTES.stream().filter(route -> route.matches(path)).findFirst();
    }

    /** In the order in which they are tried. */
    public static List<Route> routes() {
        return ROUTES;
    }

    private static Stream<Route> to(String service, String... patterns) {
        return Arrays.stream(patterns).map(pattern -> Route.of(service, pattern));
    }

    /** Each service's OpenAPI document under an address of its own. */
    private static Stream<Route> documents(String... services) {
        return Arrays.stream(services).map(service -> Route.of(service, "/api-docs/" + service, "/v3/api-docs"));
    }
}
