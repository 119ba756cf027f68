package dev.flywheel.service.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/** Writes down what was answered: our mistakes with their stack, what others did in a line or not at all. */
final class ProblemLog {

    private static final Logger log = LoggerFactory.getLogger(ProblemLog.class);

    private ProblemLog() {}

    static void add(Problem problem, Throwable thrown) {
        if (isBrokenOff(thrown)) {
            log.debug("trace {}: nobody is left to answer, or somebody broke off", problem.traceId(), thrown);
        } else if (problem.status() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            log.error("trace {}: a call failed by our mistake", problem.traceId(), thrown);
        } else if (problem.status() > HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            log.warn("trace {}: {}", problem.traceId(), thrown.toString());
        } else {
            log.debug("{} {}", problem.status(), problem.code(), thrown);
        }
    }

    private static boolean isBrokenOff(Throwable thrown) {
        return thrown instanceof CloseNowException || DisconnectedClientHelper.isClientDisconnectedException(thrown);
    }
}
