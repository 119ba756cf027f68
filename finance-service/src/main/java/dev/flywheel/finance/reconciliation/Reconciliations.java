package dev.flywheel.finance.reconciliation;

import dev.flywheel.finance.bounce.BounceDesk;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.SettledLine;
import dev.flywheel.finance.provider.PaymentProvider.Settlement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches the files, each day's after its end, and has them compared. */
@Component
class Reconciliations {

    private static final Logger log = LoggerFactory.getLogger(Reconciliations.class);

    /** Days that are caught up in one run. */
    private static final int MOST_DAYS = 7;

    private static final int SHOWN_DAYS = 30;

    private final PaymentProvider provider;
    private final BounceDesk bounces;
    private final Reconciliation reconciliation;
    private final Reports reports;
    private final Clock clock;

    Reconciliations(
            PaymentProvider provider, BounceDesk bounces, Reconciliation reconciliation, Reports reports, Clock clock) {
        this.provider = provider;
        this.bounces = bounces;
        this.reconciliation = reconciliation;
        this.reports = reports;
        this.clock = clock;
    }

    /** Compares the days that are over; the first time only yesterday. How many were compared. */
    int reconcileDue() {
        LocalDate today = today();
        LocalDate day = reports.next().orElse(today.minusDays(1));
        int done = 0;
        while (day.isBefore(today) && done < MOST_DAYS && reconcile(day)) {
            day = day.plusDays(1);
            done++;
        }
        return done;
    }

    /** Compares a day, once more if it was before; false when the provider did not give its file. */
    boolean reconcile(LocalDate day) {
        return switch (provider.settlement(day)) {
            case Settlement.Lines(var lines) -> {
                hearOfBounces(lines);
                reconciliation.record(day, provider.name(), lines);
                yield true;
            }
            case Settlement.Unanswered(String problem) -> {
                log.warn("the settlement file of {} is not there: {}", day, problem);
                yield false;
            }
        };
    }

    /** A bounce whose webhook was lost stands in the file, which is as good a reason to ask the provider. */
    private void hearOfBounces(List<SettledLine> lines) {
        lines.stream()
                .filter(line -> line.type().equals(SettledLine.REFUND_FAILURE))
                .forEach(line -> bounces.look(line.reference()));
    }

    /** Open findings of the last days. */
    int findings() {
        return reports.open(today().minusDays(SHOWN_DAYS));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
