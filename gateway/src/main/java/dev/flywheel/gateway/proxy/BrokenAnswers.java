package dev.flywheel.gateway.proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Half an answer must not look like a whole one. Whoever handles exceptions further inside would end it properly, so the
 * failure is raised here, outside of all of them, and the server cuts the connection.
 */
class BrokenAnswers extends OncePerRequestFilter {

    private static final String BROKEN = BrokenAnswers.class.getName();

    static void mark(HttpServletRequest request, IOException broken) {
        request.setAttribute(BROKEN, broken);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(BROKEN) instanceof IOException broken) {
            throw new CloseNowException("the service broke its answer off", broken);
        }
    }
}
