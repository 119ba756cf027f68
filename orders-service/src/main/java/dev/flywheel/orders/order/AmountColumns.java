package dev.flywheel.orders.order;

import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The columns that amounts are kept in, in minor units, so that every table names them alike and in the same order; some tables
 * have them twice, the second time with a prefix.
 */
public final class AmountColumns {

    private static final List<Column> ALL = List.of(
            new Column("items", Amounts::items),
            new Column("discount", Amounts::discount),
            new Column("subsidy", Amounts::subsidy),
            new Column("wrap", Amounts::wrap),
            new Column("shipping", Amounts::shipping),
            new Column("waived", Amounts::waived),
            new Column("tax", Amounts::tax),
            new Column("shipping_tax", Amounts::shippingTax));

    private AmountColumns() {}

    /** {@code items, discount, …}, each with the prefix, which may be an alias. */
    public static String named(String prefix) {
        return each(prefix + "%s");
    }

    /** {@code :items, :discount, …}: what {@link #bind} fills. */
    public static String parameters() {
        return each(":%s");
    }

    /** {@code open_items = l.open_items + c.items, …}. */
    public static String added(String prefix, String table, String change) {
        return ALL.stream()
                .map(column -> "%1$s%2$s = %3$s.%1$s%2$s + %4$s.%2$s".formatted(prefix, column.name, table, change))
                .collect(Collectors.joining(", "));
    }

    /** Gives a statement the amounts of many rows, an array for each column. */
    public static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<Amounts> rows) {
        JdbcClient.StatementSpec bound = statement;
        for (Column column : ALL) {
            Object[] values =
                    rows.stream().map(row -> column.amount.apply(row).minor()).toArray();
            bound = bound.param(column.name, new SqlArrayValue("int8", values));
        }
        return bound;
    }

    public static Amounts read(ResultSet rs, String prefix, Currency currency) throws SQLException {
        List<Money> read = new ArrayList<>(ALL.size());
        for (Column column : ALL) {
            read.add(new Money(rs.getLong(prefix + column.name), currency));
        }
        return new Amounts(
                read.get(0), read.get(1), read.get(2), read.get(3), read.get(4), read.get(5), read.get(6), read.get(7));
    }

    private static String each(String form) {
        return ALL.stream().map(column -> form.formatted(column.name)).collect(Collectors.joining(", "));
    }

    private record Column(String name, Function<Amounts, Money> amount) {}
}
