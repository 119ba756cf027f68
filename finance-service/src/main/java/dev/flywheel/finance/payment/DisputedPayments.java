package dev.flywheel.finance.payment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What disputes change of payments: disputed money is not there to be refunded. */
@Repository
public class DisputedPayments {

    private final JdbcClient jdbc;

    DisputedPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The payment that was authorised, or authorised again, under one of these names. */
    public Optional<PaymentId> find(String provider, List<String> authorisations) {
        return jdbc.sql("""
                        SELECT payment_id FROM provider_call
                        WHERE provider = :provider
                          AND (kind = 'AUTHORISATION' AND provider_reference = ANY (:names)
                               OR kind = 'CAPTURE' AND authorisation = ANY (:names))
                        LIMIT 1""")
                .param("provider", provider)
                .param("names", authorisations.toArray(String[]::new))
                .query((row, number) -> new PaymentId(row.getObject("payment_id", UUID.class)))
                .optional();
    }

    public void dispute(PaymentId payment, Money amount) {
        change(payment, amount.minor());
    }

    public void undispute(PaymentId payment, Money amount) {
        change(payment, -amount.minor());
    }

    private void change(PaymentId payment, long minor) {
        jdbc.sql("UPDATE payment SET disputed = disputed + :minor WHERE id = :id")
                .param("minor", minor)
                .param("id", payment.value())
                .update();
    }
}
