package dev.flywheel.orders.order;

import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Writes a new order with all its lines in one statement, however many they are. */
@Repository
class NewOrders {

    private static final String INSERT =
            """
            WITH placed AS (
                INSERT INTO orders (id, account, status, currency, delivery_option, ship_name, ship_line1, ship_line2,
                    ship_city, ship_region, ship_postal_code, ship_country, vat_id, prices_include_tax, membership,
                    created_at, payment_means, attempt_at)
                VALUES (:id, :account, :status, :currency, :option, :name, :line1, :line2,
                    :city, :region, :postalCode, :country, :vatId, :inclusive, :membership,
                    :createdAt, :means::jsonb, :attemptAt))
            INSERT INTO order_line (order_id, position, id, offer, product, seller, warehouse, sku, title, category, quantity,
                unit_price, terms, open, %1$s, %2$s)
            SELECT :id, position, id, offer, product, seller, warehouse, sku, title, string_to_array(category, E'\\x1f'), quantity,
                unit_price, terms::jsonb, quantity, %1$s, %1$s
            FROM unnest(:positions, :lines, :offers, :products, :sellers, :warehouses, :skus, :titles, :categories, :quantities,
                    :prices, :terms, %3$s)
                 AS line (position, id, offer, product, seller, warehouse, sku, title, category, quantity, unit_price, terms, %1$s)""".formatted(AmountColumns.named(""), AmountColumns.named("open_"), AmountColumns.parameters());

    private final JdbcClient jdbc;
    private final OrderJson json;

    NewOrders(JdbcClient jdbc, OrderJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Order order, Means means, Instant attemptAt) {
        List<OrderLine> lines = order.lines();
        JdbcClient.StatementSpec statement = head(jdbc.sql(INSERT), order)
                .param("means", json.write(means))
                .param("attemptAt", attemptAt.atOffset(ZoneOffset.UTC))
                .param(
                        "positions",
                        new SqlArrayValue(
                                "int4", IntStream.range(0, lines.size()).boxed().toArray()))
                .param("lines", column("uuid", lines, OrderLine::id))
                .param(
                        "offers",
                        column("uuid", lines, line -> line.goods().offer().value()))
                .param(
                        "products",
                        column("uuid", lines, line -> line.goods().product().value()))
                .param(
                        "sellers",
                        column("uuid", lines, line -> value(line.goods().seller())))
                .param(
                        "warehouses",
                        column("uuid", lines, line -> line.goods().warehouse().value()))
                .param("skus", column("text", lines, line -> line.goods().sku()))
                .param("titles", column("text", lines, line -> line.goods().title()))
                .param(
                        "categories",
                        column(
                                "text",
                                lines,
                                line -> String.join("\u001f", line.goods().category())))
                .param("quantities", column("int4", lines, OrderLine::quantity))
                .param("prices", column("int8", lines, line -> line.unitPrice().minor()))
                .param("terms", column("text", lines, line -> json.write(line.terms())));
        List<Amounts> amounts = lines.stream().map(OrderLine::amounts).toList();
        if (AmountColumns.bind(statement, amounts).update() != lines.size()) {
            throw new IllegalStateException(order.reference() + " was not written with all its lines");
        }
    }

    private static JdbcClient.StatementSpec head(JdbcClient.StatementSpec statement, Order order) {
        Address to = order.shipTo();
        return statement
                .param("id", order.id().value())
                .param("account", order.account().value())
                .param("status", order.status().name())
                .param("currency", order.currency().getCurrencyCode())
                .param("option", order.deliveryOption())
                .param("name", to.name())
                .param("line1", to.line1())
                .param("line2", to.line2())
                .param("city", to.city())
                .param("region", to.region())
                .param("postalCode", to.postalCode())
                .param("country", to.country())
                .param("vatId", order.vatId())
                .param("inclusive", order.pricesIncludeTax())
                .param(
                        "membership",
                        order.membership() == null ? null : order.membership().value())
                .param("createdAt", order.createdAt().atOffset(ZoneOffset.UTC));
    }

    private static SqlArrayValue column(
            String type, List<OrderLine> lines, Function<OrderLine, @Nullable Object> value) {
        return new SqlArrayValue(type, lines.stream().map(value).toArray());
    }

    private static @Nullable Object value(@Nullable SellerId seller) {
        return seller == null ? null : seller.value();
    }
}
