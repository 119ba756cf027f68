package dev.flywheel.service.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every exception that leaves a controller. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Throwable.class)
    void answer(Throwable thrown, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            LOG.debug("no one left to answer", thrown);
            return;
        }
        Answer answer = Problems.of(thrown);
        log(answer.problem(), thrown);
        ProblemWriter.write(response, answer.problem(), answer.headers());
    }

    private static void log(Problem problem, Throwable thrown) {
        if (problem.status() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error("trace {}: a call failed by our mistake", problem.traceId(), thrown);
        } else if (problem.status() > HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.warn("trace {}: {}", problem.traceId(), thrown.toString());
        } else {
            LOG.debug("{} {}", problem.status(), problem.code(), thrown);
        }
    }
}
