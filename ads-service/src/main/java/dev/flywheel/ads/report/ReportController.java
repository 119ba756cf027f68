package dev.flywheel.ads.report;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.service.security.CurrentAccount;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a campaign cost and brought. */
@RestController
class ReportController {

    private static final int MOST_DAYS = 366;
    private static final int DAYS = 30;

    private final CampaignReports reports;
    private final Clock clock;

    ReportController(CampaignReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * By day (UTC), both ends included; the last 30 days when left out. Sales stand on the day of the click that led to
     * them, as at Amazon, less what was cancelled or refunded since.
     */
    @GetMapping("/ads/campaigns/{id}/report")
    CampaignReport report(
            @CurrentAccount AccountId account,
            @PathVariable CampaignId id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        LocalDate last = Objects.requireNonNullElse(to, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        requireYear(last, "to");
        LocalDate first = Objects.requireNonNullElse(from, last.minusDays(DAYS - 1));
        requireYear(first, "from");
        if (first.isAfter(last)) {
            throw refused("from", "is " + first + ", after the end " + last);
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw refused("from", "is more than " + MOST_DAYS + " days before the end");
        }
        return reports.of(account, id, first, last);
    }

    private static void requireYear(LocalDate day, String field) {
        if (day.getYear() < 2000 || day.getYear() > 9999) {
            throw refused(field, "is between the years 2000 and 9999");
        }
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "out_of_range", message)));
    }
}
