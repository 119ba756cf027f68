package dev.flywheel.finance.provider;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceTransactionListParams;
import dev.flywheel.finance.provider.PaymentProvider.SettledLine;
import dev.flywheel.finance.provider.PaymentProvider.Settlement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Stripe's balance transactions as settlement files. */
final class StripeSettlements {

    /** The most Stripe gives at once. */
    private static final long PAGE = 100;

    private final StripeClient stripe;

    StripeSettlements(StripeClient stripe) {
        this.stripe = stripe;
    }

    /** The balance transactions of a day, gross: what Stripe keeps as a fee stands on each of them and is not booked. */
    Settlement of(LocalDate day) {
        try {
            List<SettledLine> lines = new ArrayList<>();
            for (BalanceTransaction moved : stripe.v1()
                    .balanceTransactions()
                    .list(BalanceTransactionListParams.builder()
                            .setCreated(BalanceTransactionListParams.Created.builder()
                                    .setGte(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond())
                                    .setLt(day.plusDays(1)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toEpochSecond())
                                    .build())
                            .setLimit(PAGE)
                            .build())
                    .autoPagingIterable()) {
                String source = moved.getSource() == null ? moved.getId() : moved.getSource();
                lines.add(new SettledLine(
                        type(moved), source, StripeAmounts.money(Math.abs(moved.getAmount()), moved.getCurrency())));
            }
            return new Settlement.Lines(lines);
        } catch (StripeException unanswered) {
            return new Settlement.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    private static String type(BalanceTransaction moved) {
        if (moved.getSource() != null && moved.getSource().startsWith("dp_")) {
            return moved.getAmount() < 0 ? "dispute" : "dispute_reversal";
        }
        return switch (String.valueOf(moved.getType())) {
            case "charge", "payment" -> "capture";
            case "refund", "payment_refund" -> "refund";
            case "refund_failure" -> SettledLine.REFUND_FAILURE;
            case "transfer" -> "payout";
            default -> moved.getType();
        };
    }
}
