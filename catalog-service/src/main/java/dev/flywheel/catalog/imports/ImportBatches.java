package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.imports.ImportProgress.RowError;
import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import dev.flywheel.catalog.imports.Imports.Advance;
import dev.flywheel.catalog.listing.Checked;
import dev.flywheel.catalog.listing.Listing;
import dev.flywheel.catalog.listing.Placement;
import dev.flywheel.catalog.listing.RowProblem;
import dev.flywheel.catalog.matching.RowMatch;
import dev.flywheel.catalog.matching.RowMatch.Finding;
import dev.flywheel.catalog.matching.RowMatching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a batch of rows in one transaction, together with the place reached. */
@Component
class ImportBatches {

    private static final Logger log = LoggerFactory.getLogger(ImportBatches.class);
    private static final int ATTEMPTS = 3;

    private final TransactionTemplate transaction;
    private final Listing listing;
    private final RowMatching matching;
    private final Imports imports;

    ImportBatches(TransactionTemplate transaction, Listing listing, RowMatching matching, Imports imports) {
        this.transaction = transaction;
        this.listing = listing;
        this.matching = matching;
        this.imports = imports;
    }

    /**
     * Applies the rows that follow the place the import is at.
     *
     * @return false when another worker has dealt with them
     */
    boolean apply(Import at, List<CheckedRow> rows) {
        Batch batch = batch(at, rows);
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean ours = list(at, batch);
                    if (!ours) {
                        status.setRollbackOnly();
                    }
                    return ours;
                }));
            } catch (TransientDataAccessException again) {
                if (attempt == ATTEMPTS) {
                    throw again;
                }
            } catch (DataIntegrityViolationException refused) {
                return applyHalves(at, rows, refused);
            }
        }
    }

    /** The checks should have found it; the database did, for one row. That one is refused, and the others go on. */
    private boolean applyHalves(Import at, List<CheckedRow> rows, DataIntegrityViolationException refused) {
        if (rows.size() == 1) {
            log.warn(
                    "import {} line {} was refused by the database",
                    at.id(),
                    rows.getFirst().line(),
                    refused);
            CheckedRow row = rows.getFirst();
            RowProblem problem = new RowProblem(null, "not_storable", "the row contradicts what is stored");
            return apply(at, List.of(new CheckedRow(row.line(), row.end(), new Checked.Refused(List.of(problem)))));
        }
        int half = rows.size() / 2;
        return apply(at, rows.subList(0, half)) && apply(at.advanced(half), rows.subList(half, rows.size()));
    }

    /** What is known of the rows before they are listed; a seller's are matched, which takes too long for a transaction. */
    private Batch batch(Import at, List<CheckedRow> rows) {
        Batch batch = new Batch(rows.size(), rows.getLast().end());
        List<CheckedRow> fine = new ArrayList<>();
        List<Checked.Fine> toMatch = new ArrayList<>();
        for (CheckedRow row : rows) {
            switch (row.checked()) {
                case Checked.Fine good -> {
                    fine.add(row);
                    toMatch.add(good);
                }
                case Checked.Refused bad -> batch.refuse(row, bad.problems());
            }
        }
        List<RowMatch> matches = at.seller() == null || !at.matching()
                ? toMatch.stream()
                        .<RowMatch>map(row -> new RowMatch.Listable(row.row(), null))
                        .toList()
                : matching.match(at.seller(), toMatch);
        for (int i = 0; i < matches.size(); i++) {
            batch.add(fine.get(i), matches.get(i));
        }
        return batch;
    }

    private boolean list(Import at, Batch batch) {
        List<Placement> placements = listing.list(
                at.seller(), batch.listable.stream().map(RowMatch.Listable::row).toList());
        List<RowError> errors = new ArrayList<>(batch.errors);
        List<Finding> found = new ArrayList<>(batch.waiting);
        int refused = batch.refused;
        for (int i = 0; i < placements.size(); i++) {
            switch (placements.get(i)) {
                case Placement.Refused bad -> {
                    refused++;
                    CheckedRow row = batch.rows.get(i);
                    bad.problems().forEach(problem -> errors.add(error(row, problem)));
                }
                case Placement.Listed listed -> {
                    Finding one = batch.listable.get(i).found();
                    if (one != null) {
                        found.add(one);
                    }
                }
            }
        }
        if (at.seller() != null) {
            matching.remember(at.seller(), found);
        }
        errors.sort(Comparator.comparingLong(RowError::line));
        return imports.advance(at, new Advance(batch.size - refused, refused, batch.end), errors);
    }

    private static RowError error(CheckedRow row, RowProblem problem) {
        return new RowError(row.line(), problem.field(), problem.code(), problem.message());
    }

    /** Rows sorted by what is to be done with them. */
    private static final class Batch {

        private final int size;
        private final long end;
        private final List<CheckedRow> rows = new ArrayList<>();
        private final List<RowMatch.Listable> listable = new ArrayList<>();
        private final List<Finding> waiting = new ArrayList<>();
        private final List<RowError> errors = new ArrayList<>();
        private int refused;

        private Batch(int size, long end) {
            this.size = size;
            this.end = end;
        }

        private void refuse(CheckedRow row, List<RowProblem> problems) {
            refused++;
            problems.forEach(problem -> errors.add(error(row, problem)));
        }

        private void add(CheckedRow row, RowMatch match) {
            switch (match) {
                case RowMatch.Listable good -> {
                    rows.add(row);
                    listable.add(good);
                }
                case RowMatch.Waiting open -> {
                    waiting.add(open.found());
                    refuse(row, List.of(open.problem()));
                }
                case RowMatch.Crowded full -> refuse(row, List.of(full.problem()));
            }
        }
    }
}
