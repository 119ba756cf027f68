package dev.flywheel.service.problem;

import dev.flywheel.domain.CommonError;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors that arose outside Spring MVC: in a filter, or in Tomcat before any. */
@Controller
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Answer answer;
        if (thrown instanceof SocketTimeoutException) {
            // Tomcat itself ends a request whose body stopped coming; nothing inside may answer any more.
            answer = Answer.of(CommonError.BODY_TOO_SLOW, "the body stopped coming before its end");
        } else if (thrown instanceof Throwable exception) {
            answer = Problems.of(exception);
            ProblemLog.add(answer.problem(), exception);
        } else {
            answer = StatusProblems.of(status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND, null);
        }
        ProblemWriter.write(response, answer.problem(), answer.headers());
    }
}
