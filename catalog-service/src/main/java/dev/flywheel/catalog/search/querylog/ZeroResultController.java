package dev.flywheel.catalog.search.querylog;

import dev.flywheel.catalog.search.querylog.QueryCounts.Missed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What shoppers look for in vain. */
@RestController
class ZeroResultController {

    private final QueryLog log;
    private final QueryCounts counts;

    ZeroResultController(QueryLog log, QueryCounts counts) {
        this.log = log;
        this.counts = counts;
    }

    /**
     * @param partial also queries that found only products that lack one of their words
     */
    @GetMapping("/operator/search/zero-results")
    Report report(
            @RequestParam(defaultValue = "false") boolean partial,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        log.write();
        return new Report(counts.missed(partial, limit));
    }

    /**
     * @param items the most frequent first
     */
    record Report(List<Missed> items) {}
}
