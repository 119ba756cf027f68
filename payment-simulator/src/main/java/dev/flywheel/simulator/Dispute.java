package dev.flywheel.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money that a bank took back, its defence and its end. Guarded by its {@link Ledger}. */
final class Dispute {

    private static final Duration TO_ANSWER = Duration.ofDays(14);

    private final Command made;
    private final Currency currency;
    private final long minor;
    private String status = "opened";
    private @Nullable Instant wonAt;

    Dispute(Command made, Currency currency, long minor) {
        this.made = made;
        this.currency = currency;
        this.minor = minor;
    }

    View defend() {
        if (!status.equals("opened")) {
            throw Refusal.decided(409, "not_open", "the dispute is " + status);
        }
        status = "defended";
        return view();
    }

    /** Ends it; what is won goes back to the shop. */
    View decide(boolean won, Instant at) {
        if (wonAt != null || status.equals("lost")) {
            throw Refusal.decided(409, "decided", "the dispute is " + status);
        }
        status = won ? "won" : "lost";
        wonAt = won ? at : null;
        return view();
    }

    /** What of it the shop does not have. */
    long taken() {
        return wonAt == null ? minor : 0;
    }

    List<SettlementFile.Line> settledOn(LocalDate day) {
        List<SettlementFile.Line> lines = new ArrayList<>();
        lines.add(line("dispute", made.at()));
        if (wonAt != null) {
            lines.add(line("dispute_reversal", wonAt));
        }
        return lines.stream().filter(line -> line.isOn(day)).toList();
    }

    View view() {
        return new View(
                made.id(),
                String.valueOf(made.authorization()),
                status,
                Amounts.text(minor, currency),
                currency.getCurrencyCode(),
                String.valueOf(made.reference()),
                made.at().plus(TO_ANSWER),
                made.at());
    }

    private SettlementFile.Line line(String type, Instant at) {
        return new SettlementFile.Line(
                type, made.id(), made.key(), String.valueOf(made.authorization()), minor, currency, at);
    }

    /**
     * What is told of it.
     *
     * @param status opened, defended, won or lost
     */
    record View(
            String id,
            String authorization,
            String status,
            String amount,
            String currency,
            String reason,
            Instant evidenceDueBy,
            Instant openedAt) {}
}
