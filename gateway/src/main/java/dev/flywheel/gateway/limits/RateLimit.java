package dev.flywheel.gateway.limits;

import dev.flywheel.domain.CommonError;
import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses the calls of a client that makes too many. */
class RateLimit extends OncePerRequestFilter {

    private final ClientLimits limits;
    private final Clients clients;

    RateLimit(ClientLimits limits, Clients clients) {
        this.limits = limits;
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String account = clients.account(request);
        long seconds = limits.spend(account == null ? Clients.address(request) : account);
        if (seconds > 0) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            String detail = "this client makes too many calls; try again in " + seconds + " seconds";
            ProblemWriter.write(response, Problem.of(CommonError.TOO_MANY_REQUESTS, detail), headers);
            return;
        }
        if (account == null) {
            clients.learn(request);
        }
        chain.doFilter(request, response);
    }

    /** Who watches over the gateway must not be counted out. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }
}
