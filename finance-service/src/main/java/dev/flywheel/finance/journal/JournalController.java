package dev.flywheel.finance.journal;

import dev.flywheel.contracts.finance.Journal;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** The journal for other services, such as the money trace of an order. */
@RestController
class JournalController implements Journal {

    private static final int AT_MOST = 1_000;

    private final Postings postings;

    JournalController(Postings postings) {
        this.postings = postings;
    }

    @Override
    public List<Posting> of(String reference) {
        return postings.of(reference, AT_MOST).stream()
                .map(JournalController::posting)
                .toList();
    }

    private static Posting posting(PostedLine posted) {
        Dimensions dimensions = new Dimensions(posted.segment(), posted.country(), posted.seller(), posted.reference());
        return new Posting(
                posted.entry(),
                posted.source(),
                posted.description(),
                posted.effectiveAt(),
                new Line(posted.account(), posted.side(), posted.amount(), dimensions));
    }
}
