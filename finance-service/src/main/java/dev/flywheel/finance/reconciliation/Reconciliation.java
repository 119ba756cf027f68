package dev.flywheel.finance.reconciliation;

import dev.flywheel.finance.payment.SettledCalls;
import dev.flywheel.finance.payment.SettledCalls.SettledCall;
import dev.flywheel.finance.provider.PaymentProvider.SettledLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds one day's file against what we know, and keeps what does not agree. */
@Component
class Reconciliation {

    /** What is recorded here just before midnight may be in the provider's next file. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final SettledCalls calls;
    private final Reports reports;
    private final Clock clock;

    Reconciliation(SettledCalls calls, Reports reports, Clock clock) {
        this.calls = calls;
        this.reports = reports;
        this.clock = clock;
    }

    @Transactional
    public void record(LocalDate day, String provider, List<SettledLine> lines) {
        calls.unsettle(day);
        List<SettledCall> named =
                calls.find(provider, lines.stream().map(SettledLine::reference).toList());
        Comparison comparison = new Comparison(named, calls.booked(named));
        lines.forEach(comparison::compare);
        calls.settle(comparison.matched(), day);
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(MARGIN);
        calls.unsettled(provider, end.minus(Duration.ofDays(1)), end).forEach(comparison::missingThere);
        reports.begin(day, provider, lines.size(), comparison.agreeing(), clock.instant());
        int number = 0;
        for (Finding finding : comparison.findings()) {
            reports.add(day, ++number, finding);
        }
    }
}
