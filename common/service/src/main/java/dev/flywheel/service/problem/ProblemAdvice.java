package dev.flywheel.service.problem;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every exception that leaves a controller, and counts problems by code. */
@RestControllerAdvice
class ProblemAdvice {

    private final ObjectProvider<MeterRegistry> meters;

    ProblemAdvice(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    @ExceptionHandler(Throwable.class)
    void answer(Throwable thrown, HttpServletResponse response) throws IOException {
        Answer answer = Problems.of(thrown);
        ProblemLog.add(answer.problem(), thrown);
        meters.ifAvailable(meter -> count(meter, answer.problem()));
        ProblemWriter.write(response, answer.problem(), answer.headers());
    }

    private static void count(MeterRegistry meter, Problem problem) {
        meter.counter("flywheel.problems", "code", problem.code(), "status", String.valueOf(problem.status()))
                .increment();
    }
}
