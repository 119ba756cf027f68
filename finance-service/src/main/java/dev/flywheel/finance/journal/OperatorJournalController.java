package dev.flywheel.finance.journal;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal and its conflicts for operators. */
@RestController
@RequestMapping("/operator")
class OperatorJournalController {

    private final Postings postings;
    private final Conflicts conflicts;
    private final Clock clock;

    OperatorJournalController(Postings postings, Conflicts conflicts, Clock clock) {
        this.postings = postings;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** Lines about a thing or of an account, oldest fact first. */
    @GetMapping("/journal")
    Page<PostedLine> lines(
            @RequestParam(required = false) @Size(max = 200) @Nullable String reference,
            @RequestParam(required = false) @Nullable LedgerAccount account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (reference == null && account == null) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "the journal is read by reference, by account, or by both",
                    List.of(new FieldProblem("reference", "required", "or give an account")));
        }
        return postings.of(reference, account, cursor, Page.limit(limit));
    }

    /** Statements the journal could not take, oldest first; those nobody has dealt with unless asked otherwise. */
    @GetMapping("/journal-conflicts")
    Page<Conflict> conflicts(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        return Page.of(
                conflicts.list(open, after == null ? null : after.uuid(0), most),
                most,
                conflict -> Cursor.of(conflict.id()));
    }

    /** Says what was done about one. The first acknowledgement stands. */
    @PostMapping("/journal-conflicts/{id}/acknowledgement")
    Conflict acknowledge(@PathVariable UUID id, @Valid @RequestBody Acknowledgement request) {
        conflicts.acknowledge(id, request.note(), clock.instant());
        return conflicts
                .find(id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no journal conflict " + id));
    }

    /**
     * @param note what was found and done, e.g. the key of the correcting entry
     */
    record Acknowledgement(@NotBlank @Size(max = 1000) String note) {}
}
