package dev.flywheel.finance.payment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code refund_leg}: what of a refund goes to which authorisation. Only payments that had to be authorised again
 * have them; all else goes back to the payment's one authorisation.
 */
@Repository
class RefundLegs {

    private final JdbcClient jdbc;

    RefundLegs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Spreads what a claimed refund asks of the provider over what was captured. The payment's row is locked. */
    void claim(Call refund) {
        if (refund.cardAmount().isZero()) {
            return;
        }
        List<Refundable> there = refundable(refund);
        if (there.stream().allMatch(Refundable::first)) {
            return;
        }
        long all = refund.cardAmount().minor();
        List<Refundable> chosen = there.stream()
                .filter(one -> one.minor >= all)
                .findFirst()
                .map(List::of)
                .orElse(there);
        long left = all;
        int number = 0;
        for (Refundable from : chosen) {
            long share = Math.min(from.minor, left);
            if (share > 0) {
                insert(refund, ++number, from.authorisation, share);
                left -= share;
            }
        }
    }

    /** Notes what a leg was answered; every repetition is answered the same. */
    void answered(Call refund, Leg leg, String reference) {
        jdbc.sql("UPDATE refund_leg SET provider_reference = :reference WHERE call_id = :call AND number = :number")
                .param("reference", reference)
                .param("call", refund.id())
                .param("number", leg.number())
                .update();
    }

    /** In the order in which they are asked for; none when all goes to the payment's first authorisation. */
    List<Leg> of(Call refund) {
        return jdbc.sql("SELECT number, authorisation, amount FROM refund_leg WHERE call_id = :call ORDER BY number")
                .param("call", refund.id())
                .query((row, number) -> new Leg(
                        row.getInt("number"),
                        row.getString("authorisation"),
                        new Money(row.getLong("amount"), refund.amount().currency())))
                .list();
    }

    private List<Refundable> refundable(Call refund) {
        PaymentId payment = refund.ofPayment();
        return jdbc.sql("""
                        SELECT moved.authorisation, moved.authorisation = payment.provider_reference AS first, sum(minor) AS minor
                        FROM payment JOIN LATERAL (
                            SELECT coalesce(authorisation, payment.provider_reference) AS authorisation, card_amount AS minor
                            FROM provider_call
                            WHERE payment_id = payment.id AND kind = 'CAPTURE' AND status = 'SUCCEEDED' AND card_amount > 0
                            UNION ALL
                            SELECT coalesce(leg.authorisation, payment.provider_reference),
                                   -coalesce(leg.amount, call.card_amount)
                            FROM provider_call call LEFT JOIN refund_leg leg ON leg.call_id = call.id
                            WHERE payment_id = payment.id AND kind = 'REFUND' AND status <> 'DECLINED'
                              AND call.id <> :call
                            UNION ALL
                            SELECT coalesce(leg.authorisation, payment.provider_reference), bounce.minor
                            FROM provider_call call JOIN refund_bounce bounce ON bounce.call_id = call.id
                            LEFT JOIN refund_leg leg ON leg.call_id = call.id AND leg.number = bounce.leg
                            WHERE payment_id = payment.id AND kind = 'REFUND') moved ON true
                        WHERE payment.id = :payment
                        GROUP BY moved.authorisation, payment.provider_reference
                        ORDER BY first DESC, moved.authorisation""")
                .param("call", refund.id())
                .param("payment", payment.value())
                .query((row, number) ->
                        new Refundable(row.getString("authorisation"), row.getBoolean("first"), row.getLong("minor")))
                .list();
    }

    private void insert(Call refund, int number, String authorisation, long minor) {
        jdbc.sql("""
                        INSERT INTO refund_leg (call_id, number, authorisation, amount)
                        VALUES (:call, :number, :authorisation, :minor)""")
                .param("call", refund.id())
                .param("number", number)
                .param("authorisation", authorisation)
                .param("minor", minor)
                .update();
    }

    /**
     * @param number from 1
     */
    record Leg(int number, String authorisation, Money amount) {}

    private record Refundable(String authorisation, boolean first, long minor) {}
}
