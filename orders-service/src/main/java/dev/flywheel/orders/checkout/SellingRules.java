package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what operators say about selling. */
@Repository
class SellingRules {

    private final JdbcClient jdbc;

    SellingRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PurchaseLimit> limit(ProductId product) {
        return jdbc.sql("SELECT * FROM purchase_limit WHERE product = ?")
                .param(product.value())
                .query((rs, row) -> new PurchaseLimit(
                        new ProductId(rs.getObject("product", UUID.class)),
                        rs.getObject("per_order", Integer.class),
                        rs.getObject("per_customer", Integer.class),
                        rs.getInt("days")))
                .optional();
    }

    /** False when nobody offers such a product. */
    boolean limit(PurchaseLimit limit) {
        return jdbc.sql("""
                INSERT INTO purchase_limit (product, per_order, per_customer, days)
                SELECT :product, :perOrder, :perCustomer, :days
                WHERE EXISTS (SELECT FROM offer WHERE product = :product)
                ON CONFLICT (product) DO UPDATE SET per_order = excluded.per_order, per_customer = excluded.per_customer,
                    days = excluded.days""")
                        .param("product", limit.productId().value())
                        .param("perOrder", limit.perOrder())
                        .param("perCustomer", limit.perCustomer())
                        .param("days", limit.days())
                        .update()
                == 1;
    }

    boolean unlimit(ProductId product) {
        return jdbc.sql("DELETE FROM purchase_limit WHERE product = ?")
                        .param(product.value())
                        .update()
                == 1;
    }

    void wrap(Money rate) {
        jdbc.sql("""
                INSERT INTO gift_wrap_rate (currency, rate) VALUES (?, ?)
                ON CONFLICT (currency) DO UPDATE SET rate = excluded.rate""").params(rate.currency().getCurrencyCode(), rate.minor()).update();
    }

    /** How much of a product one customer gets. */
    record PurchaseLimit(
            ProductId productId,
            @Nullable Integer perOrder,
            @Nullable Integer perCustomer,
            int days) {}
}
