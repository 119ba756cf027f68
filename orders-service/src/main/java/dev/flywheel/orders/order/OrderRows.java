package dev.flywheel.orders.order;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads orders and lines from result sets. */
@Component
class OrderRows {

    private final OrderJson json;

    OrderRows(OrderJson json) {
        this.json = json;
    }

    Order order(ResultSet rs, int row) throws SQLException {
        return new Order(
                new OrderId(rs.getObject("id", UUID.class)),
                new AccountId(rs.getObject("account", UUID.class)),
                OrderStatus.valueOf(rs.getString("status")),
                Currency.getInstance(rs.getString("currency")),
                rs.getString("delivery_option"),
                new Address(
                        rs.getString("ship_name"),
                        rs.getString("ship_line1"),
                        rs.getString("ship_line2"),
                        rs.getString("ship_city"),
                        rs.getString("ship_region"),
                        rs.getString("ship_postal_code"),
                        rs.getString("ship_country")),
                rs.getString("vat_id"),
                rs.getBoolean("prices_include_tax"),
                id(rs, "membership", MembershipId::new),
                id(rs, "payment", PaymentId::new),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(rs, "placed_at"),
                rs.getString("cancel_reason"),
                json.action(rs.getString("next_action")),
                List.of());
    }

    Line line(ResultSet rs, int row) throws SQLException {
        Currency currency = Currency.getInstance(rs.getString("currency"));
        return new Line(
                new OrderId(rs.getObject("order_id", UUID.class)),
                new OrderLine(
                        rs.getObject("id", UUID.class),
                        goods(rs),
                        rs.getInt("quantity"),
                        new Money(rs.getLong("unit_price"), currency),
                        json.terms(rs.getString("terms")),
                        AmountColumns.read(rs, "", currency),
                        new Progress(
                                rs.getInt("open"),
                                rs.getInt("packed"),
                                rs.getInt("shipped"),
                                rs.getInt("delivered"),
                                rs.getInt("cancelled"),
                                rs.getInt("returned")),
                        AmountColumns.read(rs, "open_", currency)));
    }

    private static Goods goods(ResultSet rs) throws SQLException {
        return new Goods(
                new OfferId(rs.getObject("offer", UUID.class)),
                new ProductId(rs.getObject("product", UUID.class)),
                id(rs, "seller", SellerId::new),
                new WarehouseId(rs.getObject("warehouse", UUID.class)),
                rs.getString("sku"),
                rs.getString("title"),
                List.of((String[]) rs.getArray("category").getArray()));
    }

    private static <T> @Nullable T id(ResultSet rs, String column, Function<UUID, T> type) throws SQLException {
        UUID value = rs.getObject(column, UUID.class);
        return value == null ? null : type.apply(value);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A line with the order it belongs to. */
    record Line(OrderId order, OrderLine line) {}
}
