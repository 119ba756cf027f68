package dev.flywheel.gateway.proxy;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.problem.ProblemWriter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** The gateway's own answer to a call that did not reach its service, or came back without one. */
record Refused(ProblemException problem) implements ServerResponse {

    /**
     * @param maybeExecuted false when the call certainly had no effect
     */
    static Refused away(String service, boolean maybeExecuted) {
        String advice = maybeExecuted
                ? "it may have carried the call out: repeat it, with the same Idempotency-Key if it has one"
                : "repeat the call in a moment";
        return new Refused(new ProblemException(
                CommonError.UNAVAILABLE, "the service '" + service + "' gave no answer; " + advice));
    }

    void write(HttpServletResponse response) throws IOException {
        ProblemWriter.write(
                response, Problem.of(problem.code(), String.valueOf(problem.getMessage()), problem.errors()));
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(problem.code().status());
    }

    @Override
    public HttpHeaders headers() {
        return new HttpHeaders();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        write(response);
        return null;
    }
}
