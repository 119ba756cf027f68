package dev.flywheel.finance.provider;

import dev.flywheel.domain.Money;
import dev.flywheel.finance.provider.PaymentProvider.SettledLine;
import dev.flywheel.finance.provider.PaymentProvider.Settlement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the simulated processor's settlement file. A file that cannot be read in all is none: half of one would look like
 * money that is missing.
 */
final class SettlementCsv {

    private static final String HEAD = "type,reference,key,authorization,amount,currency,at";
    private static final int FIELDS = 7;
    private static final int AMOUNT = 4;
    private static final int CURRENCY = 5;

    private SettlementCsv() {}

    static Settlement read(String file) {
        List<String> lines = file.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
            return new Settlement.Unanswered("the file does not begin with " + HEAD);
        }
        List<SettledLine> settled = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                settled.add(line(fields(lines.get(i))));
            } catch (IllegalArgumentException unreadable) {
                return new Settlement.Unanswered("line " + (i + 1) + " cannot be read: " + unreadable.getMessage());
            }
        }
        return new Settlement.Lines(settled);
    }

    private static SettledLine line(List<String> fields) {
        if (fields.size() != FIELDS
                || fields.getFirst().isEmpty()
                || fields.get(1).isEmpty()) {
            throw new IllegalArgumentException("it has " + fields.size() + " fields");
        }
        return new SettledLine(fields.getFirst(), fields.get(1), Money.of(fields.get(AMOUNT), fields.get(CURRENCY)));
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char letter : line.toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
