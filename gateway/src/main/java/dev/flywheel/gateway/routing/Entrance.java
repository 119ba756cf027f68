package dev.flywheel.gateway.routing;

import dev.flywheel.domain.CommonError;
import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What every request passes first: services' calls among themselves are no address here, and queries must be readable. */
class Entrance extends OncePerRequestFilter {

    private static final PathPattern INTERNAL = PathPatternParser.defaultInstance.parse("/internal/**");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (INTERNAL.matches(ServletRequestPathUtils.parse(request).pathWithinApplication())) {
            ProblemWriter.write(response, Problem.of(CommonError.NOT_FOUND, "there is nothing at this address"));
            return;
        }
        MultiValueMap<String, String> query;
        try {
            query = UnreadBody.parse(request.getQueryString());
        } catch (IllegalArgumentException malformed) {
            ProblemWriter.write(
                    response, Problem.of(CommonError.INVALID_REQUEST, "the query after '?' is not encoded properly"));
            return;
        }
        chain.doFilter(new UnreadBody(request, query), response);
    }
}
