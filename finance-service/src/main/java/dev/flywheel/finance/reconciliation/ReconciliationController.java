package dev.flywheel.finance.reconciliation;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.reconciliation.Reports.Report;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the provider's files and our records say about each other, for operators. */
@RestController
@RequestMapping("/operator/reconciliations")
class ReconciliationController {

    private final Reconciliations reconciliations;
    private final Reports reports;

    ReconciliationController(Reconciliations reconciliations, Reports reports) {
        this.reconciliations = reconciliations;
        this.reports = reports;
    }

    /** Latest day first. */
    @GetMapping
    Page<Report> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        LocalDate before = after == null ? null : LocalDate.ofEpochDay(after.number(0));
        return Page.of(
                reports.list(before, most + 1),
                most,
                report -> Cursor.of(report.day().toEpochDay()));
    }

    @GetMapping("/{date}")
    Detail look(@PathVariable LocalDate date) {
        Report report = reports.find(date)
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, date + " was not reconciled; POST to this address does it now"));
        return new Detail(report, reports.findings(date));
    }

    /** Compares a day now, once more if it was before. */
    @PostMapping("/{date}")
    Detail reconcile(@PathVariable LocalDate date) {
        if (!reconciliations.reconcile(date)) {
            throw new ProblemException(
                    CommonError.UNAVAILABLE, "the provider did not give its file of " + date + "; try again later");
        }
        return look(date);
    }

    /**
     * @param findings open ones, at most 1,000
     */
    record Detail(Report report, List<Finding> findings) {}
}
