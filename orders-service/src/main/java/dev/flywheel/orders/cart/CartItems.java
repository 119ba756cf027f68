package dev.flywheel.orders.cart;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The rows of carts. Whoever changes one holds its head row's lock, so a cart is never seen half changed. */
@Repository
class CartItems {

    private final JdbcClient jdbc;
    private final Clock clock;

    CartItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes sure there is a cart, and locks it. Returns the currency it had, or now has. */
    Currency open(AccountId account, Currency ifNew) {
        return Currency.getInstance(jdbc.sql("""
                INSERT INTO cart (account, currency, changed_at) VALUES (?, ?, ?)
                ON CONFLICT (account) DO UPDATE SET changed_at = excluded.changed_at RETURNING currency""")
                .params(
                        account.value(),
                        ifNew.getCurrencyCode(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single());
    }

    /** Locks a cart; false when the account never had one. */
    boolean lock(AccountId account) {
        return jdbc.sql("SELECT 1 FROM cart WHERE account = ? FOR UPDATE")
                .param(account.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void denominate(AccountId account, Currency currency) {
        jdbc.sql("UPDATE cart SET currency = ? WHERE account = ?")
                .params(currency.getCurrencyCode(), account.value())
                .update();
    }

    Optional<Currency> currency(AccountId account) {
        return jdbc.sql("SELECT currency FROM cart WHERE account = ?")
                .param(account.value())
                .query(String.class)
                .optional()
                .map(Currency::getInstance);
    }

    /** Offers and quantities in the order they were put in. */
    Map<OfferId, Integer> all(AccountId account) {
        return inOrder(jdbc.sql("SELECT offer, quantity, position FROM cart_item WHERE account = ?")
                .param(account.value())
                .query(CartItems::row)
                .list());
    }

    /** Takes everything out, and says what it was. */
    Map<OfferId, Integer> takeAll(AccountId account) {
        return inOrder(jdbc.sql("DELETE FROM cart_item WHERE account = ? RETURNING offer, quantity, position")
                .param(account.value())
                .query(CartItems::row)
                .list());
    }

    /** Adds to what is there. */
    void add(AccountId account, Map<OfferId, Integer> quantities) {
        List<OfferId> offers = List.copyOf(quantities.keySet());
        jdbc.sql("""
                INSERT INTO cart_item (account, offer, quantity)
                SELECT ?, offer, quantity FROM unnest(?, ?) WITH ORDINALITY AS put (offer, quantity, place) ORDER BY place
                ON CONFLICT (account, offer) DO UPDATE SET quantity = cart_item.quantity + excluded.quantity""")
                .params(
                        account.value(),
                        new SqlArrayValue(
                                "uuid", offers.stream().map(OfferId::value).toArray()),
                        new SqlArrayValue(
                                "int4", offers.stream().map(quantities::get).toArray()))
                .update();
    }

    private static Map<OfferId, Integer> inOrder(List<Row> rows) {
        Map<OfferId, Integer> quantities = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparingLong(Row::position))
                .forEach(row -> quantities.put(row.offer(), row.quantity()));
        return quantities;
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(new OfferId(rs.getObject(1, UUID.class)), rs.getInt(2), rs.getLong(3));
    }

    private record Row(OfferId offer, int quantity, long position) {}
}
