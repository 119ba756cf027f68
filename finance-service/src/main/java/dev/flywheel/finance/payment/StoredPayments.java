package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.provider.PaymentProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code payment}. Each change is one conditional statement; false means that its condition did not hold. */
@Repository
class StoredPayments {

    private static final String COLUMNS = """
            id, reference, payer, country, currency, amount, card_amount, status, release,
            capture_claimed, captured, refund_claimed, refunded, disputed, payment_token, provider_reference,
            method, card_last_four, decline_code, action_type, action_url, created_at""";

    private final JdbcClient jdbc;

    StoredPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores a payment that is about to be asked for, and answers it.
     *
     * @param card what the provider is asked for
     * @param token null exactly when that is nothing
     */
    StoredPayment insert(PaymentId id, Authorisation request, Money card, @Nullable String token, Instant now) {
        return jdbc.sql("""
                        INSERT INTO payment (id, reference, payer, country, currency, amount, card_amount, status,
                                             payment_token, created_at)
                        VALUES (:id, :reference, :payer, :country, :currency, :amount, :card, 'UNKNOWN', :token, :now)
                        RETURNING\s""" + COLUMNS)
                .param("id", id.value())
                .param("reference", request.reference())
                .param("payer", request.payer().value())
                .param("country", request.country())
                .param("currency", request.amount().currency().getCurrencyCode())
                .param("amount", request.amount().minor())
                .param("card", card.minor())
                .param("token", token, Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .query(StoredPayments::payment)
                .single();
    }

    /** The payment, or a 404. */
    StoredPayment get(PaymentId id) {
        return find(id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no payment " + id));
    }

    private Optional<StoredPayment> find(PaymentId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM payment WHERE id = :id")
                .param("id", id.value())
                .query(StoredPayments::payment)
                .optional();
    }

    /**
     * Records that the money is held, and answers the payment as it then is.
     *
     * @param method null when the provider told nothing of it
     */
    StoredPayment authorised(PaymentId id, String providerReference, PaymentProvider.@Nullable Method method) {
        return jdbc.sql("""
                        UPDATE payment SET status = 'SUCCEEDED', provider_reference = :reference, payment_token = NULL,
                                           method = :method, card_last_four = :lastFour,
                                           action_type = NULL, action_url = NULL
                        WHERE id = :id AND status IN ('UNKNOWN', 'ACTION_REQUIRED')
                        RETURNING\s""" + COLUMNS)
                .param("reference", providerReference)
                .param("method", method == null ? null : method.reference(), Types.VARCHAR)
                .param("lastFour", method == null ? null : method.lastFour(), Types.VARCHAR)
                .param("id", id.value())
                .query(StoredPayments::payment)
                .single();
    }

    /**
     * Records that the shopper has to do something first.
     *
     * @return whether a release was asked for meanwhile
     */
    boolean actionRequired(PaymentId id, PaymentProvider.Result.ActionRequired step) {
        return jdbc.sql("""
                        UPDATE payment SET status = 'ACTION_REQUIRED', provider_reference = :reference,
                                           payment_token = NULL, action_type = :type, action_url = :url
                        WHERE id = :id AND status IN ('UNKNOWN', 'ACTION_REQUIRED')
                        RETURNING release = 'ASKED'""")
                .param("reference", step.reference())
                .param("type", step.type())
                .param("url", step.url())
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Records a refusal of the whole, unless it was authorised before. */
    void declined(PaymentId id, String code) {
        jdbc.sql("""
                        UPDATE payment SET status = 'DECLINED', decline_code = :code, payment_token = NULL,
                                           action_type = NULL, action_url = NULL
                        WHERE id = :id AND status IN ('UNKNOWN', 'ACTION_REQUIRED')""").param("code", code).param("id", id.value()).update();
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
                WHERE id = :id AND refund_claimed + :amount <= captured - disputed""", id, amount);
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
        String url = row.getString("action_url");
        Currency currency = Money.currency(row.getString("currency"));
        return new StoredPayment(
                new PaymentId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                new AccountId(row.getObject("payer", UUID.class)),
                row.getString("country"),
                new Money(row.getLong("amount"), currency),
                CallStatus.valueOf(row.getString("status")),
                StoredPayment.Release.valueOf(row.getString("release")),
                new Money(row.getLong("capture_claimed"), currency),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("refund_claimed"), currency),
                new Money(row.getLong("refunded"), currency),
                new Money(row.getLong("disputed"), currency),
                new StoredPayment.Card(
                        new Money(row.getLong("card_amount"), currency),
                        row.getString("payment_token"),
                        row.getString("provider_reference"),
                        row.getString("method"),
                        row.getString("card_last_four")),
                row.getString("decline_code"),
                url == null ? null : new NextAction(row.getString("action_type"), url),
                row.getTimestamp("created_at").toInstant());
    }
}
