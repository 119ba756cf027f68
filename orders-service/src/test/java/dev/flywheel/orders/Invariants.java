package dev.flywheel.orders;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Looks for what breaks an {@link Invariant} among some goods and the orders of some shoppers, who bought nothing else. */
public final class Invariants {

    private final JdbcClient jdbc;
    private final FakePayments payments;

    public Invariants(JdbcClient jdbc, FakePayments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    /** Everything that is wrong, in words; empty when all is well. */
    public List<String> broken(
            Collection<OfferId> offers, Collection<AccountId> accounts, Collection<UUID> promotions) {
        UUID[] shoppers = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        List<UUID> orders = jdbc.sql("SELECT id FROM orders WHERE account = ANY (?) ORDER BY id")
                .param(new SqlArrayValue("uuid", (Object[]) shoppers))
                .query(UUID.class)
                .list();
        List<FakePayments.Books> books =
                orders.stream().map(order -> payments.books(order.toString())).toList();
        MapSqlParameterSource about = new MapSqlParameterSource()
                .addValue("offers", array("uuid", offers, OfferId::value))
                .addValue("accounts", array("uuid", accounts, AccountId::value))
                .addValue("promotions", array("uuid", promotions, id -> id))
                .addValue("orders", array("uuid", orders, id -> id))
                .addValue("references", array("text", orders, id -> "order:" + id))
                .addValue("captured", array("int8", books, FakePayments.Books::captured))
                .addValue("refunded", array("int8", books, FakePayments.Books::refunded))
                .addValue("holds", array("bool", books, FakePayments.Books::holds));
        List<String> broken = new ArrayList<>();
        for (Invariant invariant : Invariant.values()) {
            jdbc.sql(invariant.statement())
                    .paramSource(about)
                    .query(String.class)
                    .list()
                    .forEach(what -> broken.add(invariant + ": " + what));
        }
        return broken;
    }

    private static <T> SqlArrayValue array(String type, Collection<T> things, Function<T, Object> value) {
        return new SqlArrayValue(type, things.stream().map(value).toArray());
    }
}
