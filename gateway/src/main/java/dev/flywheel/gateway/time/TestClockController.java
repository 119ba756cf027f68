package dev.flywheel.gateway.time;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Only where the test clock is on. */
@RestController
@RequestMapping("/operator/test-clock")
@ConditionalOnBooleanProperty("flywheel.test-clock")
class TestClockController {

    private static final Duration FURTHEST = Duration.ofDays(400);

    private final TimeMachine time;

    TestClockController(TimeMachine time) {
        this.time = time;
    }

    @GetMapping
    Now now() {
        return new Now(time.now());
    }

    /** Moves the time; answers when everything that fell due by then is done. */
    @PostMapping
    TimeMachine.Moved advance(@Valid @RequestBody Advance request) {
        return time.advance(parse(request.advance));
    }

    static Duration parse(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(FURTHEST) <= 0) {
                return duration;
            }
            throw refused("out_of_range", "must be positive and at most P400D");
        } catch (DateTimeParseException malformed) {
            throw refused("malformed", "must be a duration in days, hours, minutes and seconds, like P14D or PT36H");
        }
    }

    private static ProblemException refused(String code, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                "advance: " + message,
                List.of(new FieldProblem("advance", code, message)));
    }

    record Now(Instant now) {}

    /**
     * @param advance ISO 8601, e.g. {@code P14D}
     */
    record Advance(@NotNull @Size(max = 40) String advance) {}
}
