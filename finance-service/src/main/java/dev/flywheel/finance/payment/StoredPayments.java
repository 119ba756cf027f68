package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code payment}. Each change is one conditional statement; false means that its condition did not hold. */
@Repository
class StoredPayments {

    private final JdbcClient jdbc;

    StoredPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentId id, Authorisation request, Instant now) {
        jdbc.sql("""
                        INSERT INTO payment (id, reference, payer, country, currency, amount, status, payment_token, created_at)
                        VALUES (:id, :reference, :payer, :country, :currency, :amount, 'UNKNOWN', :token, :now)""")
                .param("id", id.value())
                .param("reference", request.reference())
                .param("payer", request.payer().value())
                .param("country", request.country())
                .param("currency", request.amount().currency().getCurrencyCode())
                .param("amount", request.amount().minor())
                .param("token", request.paymentToken())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The payment, or a 404. */
    StoredPayment get(PaymentId id) {
        return find(id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no payment " + id));
    }

    private Optional<StoredPayment> find(PaymentId id) {
        return jdbc.sql("""
                        SELECT id, reference, country, currency, amount, status, release, capture_claimed, captured, refunded,
                               payment_token, provider_reference, decline_code, created_at
                        FROM payment WHERE id = :id""")
                .param("id", id.value())
                .query(StoredPayments::payment)
                .optional();
    }

    /**
     * Records that the provider holds the money.
     *
     * @return whether a release was asked for meanwhile
     */
    boolean authorised(PaymentId id, String providerReference) {
        return jdbc.sql("""
                        UPDATE payment SET status = 'SUCCEEDED', provider_reference = :reference, payment_token = NULL
                        WHERE id = :id AND status = 'UNKNOWN'
                        RETURNING release = 'ASKED'""")
                .param("reference", providerReference)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void declined(PaymentId id, String code) {
        jdbc.sql("""
                        UPDATE payment SET status = 'DECLINED', decline_code = :code, payment_token = NULL
                        WHERE id = :id AND status = 'UNKNOWN'""").param("code", code).param("id", id.value()).update();
    }

    boolean claimCapture(PaymentId id, Money amount) {
        return change("""
                UPDATE payment SET capture_claimed = capture_claimed + :amount
                WHERE id = :id AND status = 'SUCCEEDED' AND release = 'NONE' AND capture_claimed + :amount <= amount
                """, id, amount);
    }

    void captured(PaymentId id, Money amount) {
        require(change("UPDATE payment SET captured = captured + :amount WHERE id = :id", id, amount));
    }

    void captureDeclined(PaymentId id, Money amount) {
        require(change("UPDATE payment SET capture_claimed = capture_claimed - :amount WHERE id = :id", id, amount));
    }

    boolean claimRefund(PaymentId id, Money amount) {
        return change("""
                UPDATE payment SET refund_claimed = refund_claimed + :amount
                WHERE id = :id AND refund_claimed + :amount <= captured""", id, amount);
    }

    void refunded(PaymentId id, Money amount) {
        require(change("UPDATE payment SET refunded = refunded + :amount WHERE id = :id", id, amount));
    }

    void refundDeclined(PaymentId id, Money amount) {
        require(change("UPDATE payment SET refund_claimed = refund_claimed - :amount WHERE id = :id", id, amount));
    }

    /** Bars further captures, unless one is under way or there is nothing left to release. */
    boolean askRelease(PaymentId id) {
        return jdbc.sql("""
                        UPDATE payment SET release = 'ASKED'
                        WHERE id = :id AND status <> 'DECLINED' AND release = 'NONE'
                          AND capture_claimed = captured AND captured < amount""").param("id", id.value()).update() == 1;
    }

    void released(PaymentId id) {
        require(jdbc.sql("UPDATE payment SET release = 'DONE' WHERE id = :id AND release = 'ASKED'")
                        .param("id", id.value())
                        .update()
                == 1);
    }

    private boolean change(String sql, PaymentId id, Money amount) {
        return jdbc.sql(sql)
                        .param("id", id.value())
                        .param("amount", amount.minor())
                        .update()
                == 1;
    }

    /** What a call's own change of status guards can only happen once. */
    private static void require(boolean changed) {
        if (!changed) {
            throw new IllegalStateException("a payment was not in the state its call implies");
        }
    }

    private static StoredPayment payment(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new StoredPayment(
                new PaymentId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                row.getString("country"),
                new Money(row.getLong("amount"), currency),
                CallStatus.valueOf(row.getString("status")),
                StoredPayment.Release.valueOf(row.getString("release")),
                new Money(row.getLong("capture_claimed"), currency),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("refunded"), currency),
                row.getString("payment_token"),
                row.getString("provider_reference"),
                row.getString("decline_code"),
                row.getTimestamp("created_at").toInstant());
    }
}
