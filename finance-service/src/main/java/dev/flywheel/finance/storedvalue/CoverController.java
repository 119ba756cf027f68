package dev.flywheel.finance.storedvalue;

import dev.flywheel.contracts.finance.StoredValues;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RestController;

/** What other services ask about stored value. */
@RestController
class CoverController implements StoredValues {

    private final Lookups lookups;
    private final Guesses guesses;

    CoverController(Lookups lookups, Guesses guesses) {
        this.lookups = lookups;
        this.guesses = guesses;
    }

    @Override
    public Cover cover(@Valid Request request) {
        return request.codes().isEmpty()
                ? lookups.cover(request)
                : guesses.counted(request.payer(), () -> lookups.cover(request));
    }
}
