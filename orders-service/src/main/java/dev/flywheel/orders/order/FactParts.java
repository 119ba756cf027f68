package dev.flywheel.orders.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * What parcels and refunds were about, with what the shopper paid for it or got back. Documents, mails and webhooks take
 * their figures from here: the facts that services tell each other say what the sender earns, which is something else.
 */
@Component
public class FactParts {

    private static final String SENT = "SELECT shipment AS fact, line, quantity, " + AmountColumns.named("")
            + " FROM shipment_line WHERE shipment = ANY (?) ORDER BY shipment, line";
    private static final String REFUNDED = "SELECT customer_return AS fact, line, quantity - replaced AS quantity, "
            + AmountColumns.named("") + " FROM customer_return_line WHERE customer_return = ANY (?)"
            + " AND (quantity > replaced OR quantity = 0) ORDER BY customer_return, line";

    private final JdbcClient jdbc;

    FactParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The units of parcels, by parcel, in one statement.
     *
     * @param orders the order of each parcel
     */
    public Map<UUID, List<Part>> sent(Map<UUID, Order> orders) {
        return parts(SENT, orders);
    }

    /**
     * The same of refunds of any kind; of those without goods no units.
     *
     * @param orders the order of each refund
     */
    public Map<UUID, List<Part>> refunded(Map<UUID, Order> orders) {
        return parts(REFUNDED, orders);
    }

    private Map<UUID, List<Part>> parts(String select, Map<UUID, Order> orders) {
        Map<UUID, List<Part>> parts = jdbc
                .sql(select)
                .param(new SqlArrayValue("uuid", orders.keySet().toArray()))
                .query((rs, row) -> one(rs, orders))
                .list()
                .stream()
                .collect(Collectors.groupingBy(One::fact, Collectors.mapping(One::part, Collectors.toList())));
        Map<UUID, List<Part>> all = new HashMap<>();
        orders.keySet().forEach(fact -> all.put(fact, parts.getOrDefault(fact, List.of())));
        return all;
    }

    private static One one(ResultSet rs, Map<UUID, Order> orders) throws SQLException {
        UUID fact = rs.getObject("fact", UUID.class);
        Order order = Objects.requireNonNull(orders.get(fact));
        OrderLine line = Objects.requireNonNull(order.line(rs.getObject("line", UUID.class)));
        return new One(fact, new Part(line, rs.getInt("quantity"), AmountColumns.read(rs, "", order.currency())));
    }

    private record One(UUID fact, Part part) {}
}
