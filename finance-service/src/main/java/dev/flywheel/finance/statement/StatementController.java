package dev.flywheel.finance.statement;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductGroup;
import dev.flywheel.finance.journal.PostedLine;
import dev.flywheel.finance.journal.Postings;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements for operators. {@code from} and {@code to} are days in UTC, both included, both optional. */
@RestController
@RequestMapping("/operator")
class StatementController {

    private final Statements statements;
    private final Postings postings;

    StatementController(Statements statements, Postings postings) {
        this.statements = statements;
        this.postings = postings;
    }

    /** Every account's sums since the beginning of the books. */
    @GetMapping("/trial-balance")
    TrialBalance trialBalance() {
        return statements.trialBalance();
    }

    /** Net sales of the days by product group and by segment. */
    @GetMapping("/statements/net-sales")
    NetSales netSales(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
        return statements.netSales(new Period(from, to));
    }

    /** The lines a figure of the net-sales statement is made of; their references lead to orders, memberships, campaigns. */
    @GetMapping("/statements/net-sales/{group}/postings")
    Page<PostedLine> postings(
            @PathVariable String group,
            @RequestParam Currency currency,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Period period = new Period(from, to);
        return postings.ofGroup(group(group), currency, period.start(), period.end(), cursor, Page.limit(limit));
    }

    private static ProductGroup group(String slug) {
        return Arrays.stream(ProductGroup.values())
                .filter(group -> NetSales.slug(group).equals(slug))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND,
                        "there is no product group '" + slug + "'; "
                                + Arrays.stream(ProductGroup.values())
                                        .map(NetSales::slug)
                                        .toList()));
    }
}
