package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.imports.ImportProgress.RowError;
import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import dev.flywheel.catalog.listing.Checked;
import dev.flywheel.catalog.listing.Listing;
import dev.flywheel.catalog.listing.Placement;
import dev.flywheel.catalog.listing.Row;
import dev.flywheel.catalog.listing.RowProblem;
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
    private final Imports imports;

    ImportBatches(TransactionTemplate transaction, Listing listing, Imports imports) {
        this.transaction = transaction;
        this.listing = listing;
        this.imports = imports;
    }

    /**
     * Applies the rows that follow the place the import is at.
     *
     * @return false when another worker has dealt with them
     */
    boolean apply(Import at, List<CheckedRow> rows) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean ours = list(at, rows);
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
            RowProblem problem = new RowProblem(null, "not_storable", "the row contradicts what is stored");
            return apply(at, List.of(new CheckedRow(rows.getFirst().line(), new Checked.Refused(List.of(problem)))));
        }
        int half = rows.size() / 2;
        Import later = new Import(at.id(), at.seller(), at.format(), at.rowsRead() + half);
        return apply(at, rows.subList(0, half)) && apply(later, rows.subList(half, rows.size()));
    }

    private boolean list(Import at, List<CheckedRow> rows) {
        List<CheckedRow> fine = new ArrayList<>();
        List<Row> toList = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        int refused = 0;
        for (CheckedRow row : rows) {
            switch (row.checked()) {
                case Checked.Fine good -> {
                    fine.add(row);
                    toList.add(good.row());
                }
                case Checked.Refused bad -> {
                    refused++;
                    bad.problems().forEach(problem -> errors.add(error(row, problem)));
                }
            }
        }
        List<Placement> placements = listing.list(at.seller(), toList);
        for (int i = 0; i < placements.size(); i++) {
            if (placements.get(i) instanceof Placement.Refused bad) {
                refused++;
                CheckedRow row = fine.get(i);
                bad.problems().forEach(problem -> errors.add(error(row, problem)));
            }
        }
        errors.sort(Comparator.comparingLong(RowError::line));
        return imports.advance(at, rows.size() - refused, refused, errors);
    }

    private static RowError error(CheckedRow row, RowProblem problem) {
        return new RowError(row.line(), problem.field(), problem.code(), problem.message());
    }
}
