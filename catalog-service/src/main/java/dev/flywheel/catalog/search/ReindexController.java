package dev.flywheel.catalog.search;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators have the search index built anew, and see how far it is; shoppers notice nothing. */
@RestController
class ReindexController {

    private final Rebuild rebuild;

    ReindexController(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Begins; the index that is searched stays until the new one is complete. One at a time. */
    @PostMapping("/operator/search/reindex")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildProgress start() {
        if (!rebuild.start("an operator asked for it")) {
            throw new ProblemException(
                    CatalogError.REINDEX_RUNNING,
                    "%d of %d products are done; see GET /operator/search/reindex"
                            .formatted(
                                    rebuild.progress().done(),
                                    rebuild.progress().total()));
        }
        return rebuild.progress();
    }

    /** The one that runs, else the last one since the service started. */
    @GetMapping("/operator/search/reindex")
    RebuildProgress progress() {
        return rebuild.progress();
    }
}
