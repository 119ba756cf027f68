package dev.flywheel.finance.reconciliation;

import dev.flywheel.domain.Money;
import dev.flywheel.finance.payment.SettledCalls.SettledCall;
import dev.flywheel.finance.provider.PaymentProvider.SettledLine;
import dev.flywheel.finance.reconciliation.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Line by line: every line of the file finds its call, every call its line, and both the same amount in the journal. */
final class Comparison {

    private final Map<String, List<SettledCall>> open = new HashMap<>();
    private final Map<String, Money> booked;
    private final List<SettledCall> matched = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int agreeing;

    /**
     * @param calls that any line of the file names
     * @param booked on the provider's account by the journal, by key of the entry
     */
    Comparison(List<SettledCall> calls, Map<String, Money> booked) {
        calls.forEach(call -> open.computeIfAbsent(call.reference(), first -> new ArrayList<>())
                .add(call));
        this.booked = booked;
    }

    void compare(SettledLine line) {
        Optional<SettledCall> found = take(line);
        if (found.isEmpty()) {
            findings.add(new Finding(Kind.MISSING_HERE, line.type(), line.reference(), line.amount(), null, null));
            return;
        }
        SettledCall call = found.get();
        matched.add(call);
        if (!call.amount().equals(line.amount())) {
            findings.add(finding(Kind.OTHER_AMOUNT, line, call, call.amount()));
            return;
        }
        Money journal = booked.get(call.entryKey());
        if (journal == null || !journal.equals(call.booked())) {
            findings.add(finding(Kind.NOT_IN_JOURNAL, line, call, journal));
            return;
        }
        agreeing++;
    }

    /** A call that is long enough ago, and in no file. */
    void missingThere(SettledCall call) {
        findings.add(new Finding(Kind.MISSING_THERE, call.type(), call.reference(), null, call.amount(), call.id()));
    }

    /** Calls that a line was found for, whether or not they agree. */
    List<SettledCall> matched() {
        return matched;
    }

    int agreeing() {
        return agreeing;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Several movements may have one reference; that of the same amount comes first. */
    private Optional<SettledCall> take(SettledLine line) {
        List<SettledCall> there = open.getOrDefault(line.reference(), List.of()).stream()
                .filter(call -> call.type().equals(line.type()))
                .toList();
        Optional<SettledCall> found = there.stream()
                .filter(call -> call.amount().equals(line.amount()))
                .findFirst()
                .or(() -> there.stream().findFirst());
        found.ifPresent(
                call -> open.getOrDefault(call.reference(), new ArrayList<>()).remove(call));
        return found;
    }

    private static Finding finding(Kind kind, SettledLine line, SettledCall call, @Nullable Money ours) {
        return new Finding(kind, line.type(), line.reference(), line.amount(), ours, call.id());
    }
}
