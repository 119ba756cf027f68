package dev.flywheel.finance.payment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What bounces change of payments: money that had gone back is there to be refunded again. The call stays as it was answered,
 * and so does what of it went to gift cards and store credit: that arrived.
 */
@Repository
public class BouncedRefunds {

    private static final String PAID = """
            SELECT call.id, %s AS leg, %s AS minor, call.currency, call.key, payment.id AS payment, payment.reference,
                   payment.country
            FROM provider_call call JOIN payment ON payment.id = call.payment_id %s
            WHERE call.provider = :provider AND call.kind = 'REFUND' AND call.status = 'SUCCEEDED'
              AND %s = :reference\s""";

    /** The call of a refund in several parts has the name of the last one. */
    private static final String ONE = PAID.formatted("0", "call.card_amount", "", "call.provider_reference")
            + "AND NOT EXISTS (SELECT 1 FROM refund_leg WHERE call_id = call.id)";

    private static final String PART = PAID.formatted(
            "leg.number", "leg.amount", "JOIN refund_leg leg ON leg.call_id = call.id", "leg.provider_reference");

    private static final int UUID_LENGTH = 36;

    private final JdbcClient jdbc;

    BouncedRefunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The refund that was made under this name, or the part of one. */
    public Optional<Paid> find(String provider, String reference) {
        List<Paid> found = jdbc.sql(ONE + " UNION ALL " + PART)
                .param("provider", provider)
                .param("reference", reference)
                .query(BouncedRefunds::paid)
                .list();
        return found.stream().findFirst();
    }

    /** Whether we do not know yet what became of the call that this key, or that of a part of it, stands for. */
    public boolean isOpen(String providerKey) {
        int whole = Call.PROVIDER_KEY.length() + UUID_LENGTH;
        return Call.ofProviderKey(providerKey.length() > whole ? providerKey.substring(0, whole) : providerKey)
                .map(id -> jdbc.sql(
                                "SELECT EXISTS (SELECT 1 FROM provider_call WHERE id = :id AND status IN ('UNKNOWN', 'ACTION_REQUIRED'))")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .orElse(false);
    }

    /** What bounced is neither refunded nor being refunded. */
    public void takeBack(Paid bounced) {
        jdbc.sql("""
                        UPDATE payment SET refunded = refunded - :minor, refund_claimed = refund_claimed - :minor
                        WHERE id = :id""")
                .param("minor", bounced.amount().minor())
                .param("id", bounced.payment().value())
                .update();
    }

    private static Paid paid(ResultSet row, int number) throws SQLException {
        return new Paid(
                row.getObject("id", UUID.class),
                row.getInt("leg"),
                row.getString("key"),
                new PaymentId(row.getObject("payment", UUID.class)),
                row.getString("reference"),
                row.getString("country"),
                new Money(row.getLong("minor"), Money.currency(row.getString("currency"))));
    }

    /**
     * What went back in one movement at the provider.
     *
     * @param leg number of the refund's part; 0 when it was one movement
     * @param key of the caller who asked for the refund
     * @param reference what the payment was for
     * @param amount of this movement
     */
    public record Paid(
            UUID call, int leg, String key, PaymentId payment, String reference, String country, Money amount) {

        /** What its bounce is called in the journal. */
        public String entryKey() {
            return "payment:" + payment + ":refund:" + key + ":bounced" + (leg == 0 ? "" : ":" + leg);
        }
    }
}
