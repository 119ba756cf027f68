package dev.flywheel.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** All that moved on one day (UTC), as the file the shop is sent. */
final class SettlementFile {

    private static final String HEAD = "type,reference,key,authorization,amount,currency,at\n";

    private SettlementFile() {}

    static String csv(List<Line> lines) {
        return HEAD
                + lines.stream()
                        .map(line -> String.join(
                                        ",",
                                        line.type,
                                        line.reference,
                                        field(line.key),
                                        line.authorization,
                                        Amounts.text(line.minor, line.currency),
                                        line.currency.getCurrencyCode(),
                                        line.at.toString())
                                + "\n")
                        .collect(Collectors.joining());
    }

    /** A shop chooses its keys, so they may need quotes. */
    private static String field(String text) {
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /**
     * @param type capture, refund, refund_failure, payout, dispute or dispute_reversal
     * @param key the Idempotency-Key of the request
     * @param authorization empty for payouts
     */
    record Line(
            String type,
            String reference,
            String key,
            String authorization,
            long minor,
            Currency currency,
            Instant at) {

        boolean isOn(LocalDate day) {
            return LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day);
        }

        Line named(String otherReference) {
            return new Line(type, otherReference, key, authorization, minor, currency, at);
        }

        Line of(long otherMinor) {
            return new Line(type, reference, key, authorization, otherMinor, currency, at);
        }
    }
}
