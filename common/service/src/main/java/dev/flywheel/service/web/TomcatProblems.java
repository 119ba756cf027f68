package dev.flywheel.service.web;

import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.problem.ProblemWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/**
 * Answers what Tomcat refuses before a servlet sees it: a header that is too large, a line that is no HTTP. No filter
 * gave such a request its trace, so it gets one here.
 */
final class TomcatProblems extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(TomcatProblems.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try (TraceId.Scope refusal = TraceId.open(null)) {
            Problem problem = Problem.unreadable(response.getStatus());
            LOG.debug("{} from {}", problem.status(), request.getRemoteAddr(), thrown);
            response.setStatus(problem.status());
            response.setHeader(TraceId.HEADER, TraceId.current());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(new String(ProblemWriter.json(problem), StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("no one left to answer", gone);
        }
    }
}
