package dev.flywheel.orders.cart;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The rows of carts. Whoever changes one holds its head row's lock, so a cart is never seen half changed. */
@Repository
class CartItems {

    private static final String PUT = """
            INSERT INTO cart_item (account, offer, quantity, saved, seen_price, seen_currency, gift_wrap, gift_message)
            SELECT ?, offer, quantity, saved, price, currency, wrap, message
            FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                AS put (offer, quantity, saved, price, currency, wrap, message, place)
            ORDER BY place
            ON CONFLICT (account, offer) DO UPDATE SET quantity = excluded.quantity, saved = excluded.saved,
                seen_price = excluded.seen_price, seen_currency = excluded.seen_currency,
                gift_wrap = excluded.gift_wrap, gift_message = excluded.gift_message""";

    private final JdbcClient jdbc;
    private final Clock clock;

    CartItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes sure there is a cart, and locks it. Returns the currency it had, or now has. */
    Currency open(CartOwner owner, Currency ifNew) {
        return Currency.getInstance(jdbc.sql("""
                INSERT INTO cart (account, currency, changed_at, guest) VALUES (?, ?, ?, ?)
                ON CONFLICT (account) DO UPDATE SET changed_at = excluded.changed_at RETURNING currency""")
                .params(owner.id(), ifNew.getCurrencyCode(), now(), owner.isGuest())
                .query(String.class)
                .single());
    }

    /** Locks a cart; false when there never was one. */
    boolean lock(CartOwner owner) {
        return jdbc.sql("SELECT 1 FROM cart WHERE account = ? AND guest = ? FOR UPDATE")
                .params(owner.id(), owner.isGuest())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void denominate(CartOwner owner, Currency currency) {
        jdbc.sql("UPDATE cart SET currency = ? WHERE account = ?")
                .params(currency.getCurrencyCode(), owner.id())
                .update();
    }

    Optional<Currency> currency(CartOwner owner) {
        return jdbc.sql("SELECT currency FROM cart WHERE account = ? AND guest = ?")
                .params(owner.id(), owner.isGuest())
                .query(String.class)
                .optional()
                .map(Currency::getInstance);
    }

    /** In the order they were put in. */
    List<CartItem> all(CartOwner owner) {
        return inOrder(jdbc.sql("SELECT * FROM cart_item WHERE account = ?")
                .param(owner.id())
                .query(CartItems::row)
                .list());
    }

    /** Takes everything out that is not saved for later, and says what it was. */
    List<CartItem> takeAll(CartOwner owner) {
        return inOrder(jdbc.sql("DELETE FROM cart_item WHERE account = ? AND NOT saved RETURNING *")
                .param(owner.id())
                .query(CartItems::row)
                .list());
    }

    /**
     * Locks the cart and does the same, in one statement. Waiting for the lock does not renew what the statement sees: items
     * that another one took or changed meanwhile are answered as they then are, items that another one put in stay there for
     * later, as if they had been put in after this.
     */
    List<CartItem> lockAndTakeAll(CartOwner owner) {
        return inOrder(jdbc.sql("""
                WITH locked AS MATERIALIZED (SELECT account FROM cart WHERE account = ? AND guest = ? FOR UPDATE)
                DELETE FROM cart_item item USING locked
                WHERE item.account = locked.account AND NOT item.saved RETURNING item.*""")
                .params(owner.id(), owner.isGuest())
                .query(CartItems::row)
                .list());
    }

    /** Writes items as they now are. */
    void put(CartOwner owner, Collection<CartItem> items) {
        List<CartItem> put = List.copyOf(items);
        jdbc.sql(PUT)
                .params(
                        owner.id(),
                        column("uuid", put, item -> item.offer().value()),
                        column("int4", put, CartItem::quantity),
                        column("bool", put, CartItem::saved),
                        column(
                                "int8",
                                put,
                                item -> item.seen() == null ? null : item.seen().minor()),
                        column("text", put, item -> currency(item.seen())),
                        column("bool", put, item -> item.gift().wrap()),
                        column("text", put, item -> item.gift().message()))
                .update();
    }

    void remove(CartOwner owner, List<CartItem> removed) {
        jdbc.sql("DELETE FROM cart_item WHERE account = ? AND offer = ANY (?)")
                .params(owner.id(), column("uuid", removed, item -> item.offer().value()))
                .update();
    }

    /** Removes a guest's cart whole. */
    void drop(CartOwner guest) {
        jdbc.sql("DELETE FROM cart WHERE account = ? AND guest")
                .param(guest.id())
                .update();
    }

    /** Removes guests' carts that nobody touched since; returns how many, at most so many. */
    int dropGuests(Instant since, int limit) {
        return jdbc.sql("""
                WITH old AS (SELECT account FROM cart WHERE guest AND changed_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)
                DELETE FROM cart WHERE account IN (SELECT account FROM old)""").params(since.atOffset(ZoneOffset.UTC), limit).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<CartItem> inOrder(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::position))
                .map(Row::item)
                .toList();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        String currency = rs.getString("seen_currency");
        Money seen = currency == null ? null : new Money(rs.getLong("seen_price"), Money.currency(currency));
        return new Row(
                new CartItem(
                        new OfferId(rs.getObject("offer", UUID.class)),
                        rs.getInt("quantity"),
                        rs.getBoolean("saved"),
                        seen,
                        new Gift(rs.getBoolean("gift_wrap"), rs.getString("gift_message"))),
                rs.getLong("position"));
    }

    private static @Nullable Object currency(@Nullable Money price) {
        return price == null ? null : price.currency().getCurrencyCode();
    }

    private static SqlArrayValue column(String type, List<CartItem> items, Function<CartItem, @Nullable Object> value) {
        return new SqlArrayValue(type, items.stream().map(value).toArray());
    }

    private record Row(CartItem item, long position) {}
}
