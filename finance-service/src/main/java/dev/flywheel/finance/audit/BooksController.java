package dev.flywheel.finance.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the last check of the books found, for operators. */
@RestController
class BooksController {

    private final Books books;

    BooksController(Books books) {
        this.books = books;
    }

    @GetMapping("/operator/books")
    Report report() {
        int conflicts = books.openConflicts();
        return books.last()
                .map(check -> new Report(check.checkedAt(), check.findings(), conflicts))
                .orElseGet(() -> new Report(null, List.of(), conflicts));
    }

    /**
     * @param checkedAt null before the first check
     * @param findings empty when everything holds
     * @param conflicts statements the journal could not take and nobody has dealt with
     */
    record Report(@Nullable Instant checkedAt, List<String> findings, int conflicts) {}
}
