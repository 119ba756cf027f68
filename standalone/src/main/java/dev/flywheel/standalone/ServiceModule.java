package dev.flywheel.standalone;

import dev.flywheel.accounts.AccountsApplication;
import dev.flywheel.ads.AdsApplication;
import dev.flywheel.catalog.CatalogApplication;
import dev.flywheel.finance.FinanceApplication;
import dev.flywheel.gateway.GatewayApplication;
import dev.flywheel.orders.OrdersApplication;
import dev.flywheel.prime.PrimeApplication;
import dev.flywheel.seller.SellerApplication;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The services, in the order they start. Ports follow the gateway's: 8080 + offset. */
enum ServiceModule {
    ACCOUNTS(AccountsApplication.class, 1),
    FINANCE(FinanceApplication.class, 9),
    CATALOG(CatalogApplication.class, 2),
    ORDERS(OrdersApplication.class, 3),
    SELLER(SellerApplication.class, 4),
    ADS(AdsApplication.class, 5),
    PRIME(PrimeApplication.class, 6),
    GATEWAY(GatewayApplication.class, 0);

    private final Class<?> application;
    private final int offset;

    ServiceModule(Class<?> application, int offset) {
        this.application = application;
        this.offset = offset;
    }

    Class<?> application() {
        return application;
    }

    int port(int gateway) {
        return gateway + offset;
    }

    /** Short name, as in {@code flywheel.services.<name>.url}. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of its configuration file and its client id. */
    String fullName() {
        return this == GATEWAY ? "gateway" : shortName() + "-service";
    }

    /** Its database; null for the gateway, which has none. */
    @Nullable
    String database() {
        return this == GATEWAY ? null : shortName();
    }
}
