package dev.flywheel.contracts.finance;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The books, read by what they are about. */
@HttpExchange("/internal/journal")
public interface Journal {

    /** Every line whose reference is this one, oldest first, at most 1,000. */
    @GetExchange
    List<Posting> of(@RequestParam String reference);

    /**
     * @param entry key of the entry
     * @param source service that stated it
     */
    record Posting(String entry, String source, String description, Instant effectiveAt, JournalEntry.Line line) {}
}
