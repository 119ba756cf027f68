package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments.Source;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.payment.Part.Draw;
import dev.flywheel.finance.storedvalue.Wallet.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code payment_part} and {@code call_part}. Whoever changes them has locked the payment's row before. */
@Repository
class Parts {

    private final JdbcClient jdbc;

    Parts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentId payment, int position, Held held) {
        jdbc.sql("""
                        INSERT INTO payment_part (payment_id, position, stored_value_id, amount)
                        VALUES (:payment, :position, :value, :amount)""")
                .param("payment", payment.value())
                .param("position", position)
                .param("value", held.value().id())
                .param("amount", held.amount().minor())
                .update();
    }

    /** In the order in which they are taken. */
    List<Part> of(PaymentId payment) {
        return jdbc.sql("""
                        SELECT part.*, value.kind, value.last_four, value.currency
                        FROM payment_part part JOIN stored_value value ON value.id = part.stored_value_id
                        WHERE payment_id = :payment ORDER BY position""")
                .param("payment", payment.value())
                .query(Parts::part)
                .list();
    }

    /** Adds what a call draws on a part, and claims it. */
    void claim(Call call, Draw draw) {
        String column = call.kind() == CallKind.CAPTURE ? "claimed" : "refund_claimed";
        jdbc.sql("INSERT INTO call_part (call_id, position, amount) VALUES (:call, :position, :amount)")
                .param("call", call.id())
                .param("position", draw.position())
                .param("amount", draw.amount().minor())
                .update();
        add(call, draw, column, draw.amount().minor());
    }

    void done(Call call, Draw draw) {
        add(
                call,
                draw,
                call.kind() == CallKind.CAPTURE ? "captured" : "refunded",
                draw.amount().minor());
    }

    void unclaim(Call call, Draw draw) {
        add(
                call,
                draw,
                call.kind() == CallKind.CAPTURE ? "claimed" : "refund_claimed",
                -draw.amount().minor());
    }

    List<Draw> drawn(Call call) {
        return jdbc.sql("""
                        SELECT drawn.position, drawn.amount, value.id, value.kind, value.currency
                        FROM call_part drawn
                        JOIN payment_part part ON part.payment_id = :payment AND part.position = drawn.position
                        JOIN stored_value value ON value.id = part.stored_value_id
                        WHERE call_id = :call ORDER BY drawn.position""")
                .param("payment", call.ofPayment().value())
                .param("call", call.id())
                .query((row, number) -> new Draw(
                        row.getInt("position"),
                        row.getObject("id", UUID.class),
                        Source.valueOf(row.getString("kind")),
                        new Money(row.getLong("amount"), Money.currency(row.getString("currency")))))
                .list();
    }

    /** Marks all as let go; those that were not before, in the order in which stored value is locked. */
    List<Part> release(PaymentId payment) {
        return jdbc.sql("""
                        WITH released AS (
                            UPDATE payment_part SET released = true WHERE payment_id = :payment AND NOT released
                            RETURNING *)
                        SELECT released.*, value.kind, value.last_four, value.currency
                        FROM released JOIN stored_value value ON value.id = released.stored_value_id
                        ORDER BY stored_value_id""")
                .param("payment", payment.value())
                .query(Parts::part)
                .list();
    }

    private void add(Call call, Draw draw, String column, long minor) {
        jdbc.sql("UPDATE payment_part SET " + column + " = " + column + " + :minor"
                        + " WHERE payment_id = :payment AND position = :position")
                .param("minor", minor)
                .param("payment", call.ofPayment().value())
                .param("position", draw.position())
                .update();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new Part(
                row.getInt("position"),
                row.getObject("stored_value_id", UUID.class),
                Source.valueOf(row.getString("kind")),
                row.getString("last_four"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("claimed"), currency),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("refund_claimed"), currency),
                row.getBoolean("released"));
    }
}
