package dev.flywheel.service.problem;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every exception that leaves a controller, and counts problems by code. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ObjectProvider<MeterRegistry> meters;

    ProblemAdvice(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    @ExceptionHandler(Throwable.class)
    void answer(Throwable thrown, HttpServletResponse response) throws IOException {
        Answer answer = Problems.of(thrown);
        log(answer.problem(), thrown);
        meters.ifAvailable(meter -> count(meter, answer.problem()));
        ProblemWriter.write(response, answer.problem(), answer.headers());
    }

    private static void count(MeterRegistry meter, Problem problem) {
        meter.counter("flywheel.problems", "code", problem.code(), "status", String.valueOf(problem.status()))
                .increment();
    }

    private static void log(Problem problem, Throwable thrown) {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            LOG.debug("trace {}: nobody is left to answer, or somebody broke off", problem.traceId(), thrown);
        } else if (problem.status() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error("trace {}: a call failed by our mistake", problem.traceId(), thrown);
        } else if (problem.status() > HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.warn("trace {}: {}", problem.traceId(), thrown.toString());
        } else {
            LOG.debug("{} {}", problem.status(), problem.code(), thrown);
        }
    }
}
