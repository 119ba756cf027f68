package dev.flywheel.orders.tax;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator try what tax a basket would have, by whichever engine is in use. */
@RestController
class AssessmentController {

    private final TaxEngine engine;
    private final Clock clock;

    AssessmentController(TaxEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @PostMapping("/operator/tax/assessments")
    Assessment assess(@Valid @RequestBody Trial trial) {
        Instant at = Objects.requireNonNullElse(trial.at(), clock.instant());
        return engine.assess(question(trial, at));
    }

    private static Question question(Trial trial, Instant at) {
        try {
            return new Question(trial.to(), trial.vatId(), at, trial.currency(), trial.lines());
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(CommonError.INVALID_REQUEST, "lines: " + refused.getMessage());
        }
    }

    /**
     * @param at now when left out
     */
    record Trial(
            @Valid Question.Place to,
            @Nullable @Size(max = 20) String vatId,
            @Nullable Instant at,
            Currency currency,
            @NotEmpty @Size(max = 500) List<Question.@Valid Line> lines) {}
}
