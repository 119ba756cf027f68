package dev.flywheel.service.web;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.RequestPath;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Refuses bodies that are too large: by their announced length before a byte is read, and by counting where none is
 * announced. The connection is closed, since nobody will read the rest.
 */
class BodyLimit extends OncePerRequestFilter {

    private record Limit(PathPattern pattern, long bytes) {}

    private final long otherwise;
    private final List<Limit> limits;

    BodyLimit(WebSettings settings) {
        otherwise = settings.bodyLimit().toBytes();
        limits = settings.bodyLimits().entrySet().stream()
                .map(BodyLimit::limit)
                .sorted(Comparator.comparing(Limit::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    private static Limit limit(Map.Entry<String, DataSize> setting) {
        return new Limit(
                PathPatternParser.defaultInstance.parse(setting.getKey()),
                setting.getValue().toBytes());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasNone(request)) {
            chain.doFilter(request, response);
            return;
        }
        long limit = limitOf(request);
        if (request.getContentLengthLong() > limit) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            ProblemWriter.write(response, Problem.of(CommonError.BODY_TOO_LARGE, detail(limit)));
            return;
        }
        chain.doFilter(
                new LimitedRequest(request, limit, () -> {
                    response.setHeader(HttpHeaders.CONNECTION, "close");
                    return new ProblemException(CommonError.BODY_TOO_LARGE, detail(limit));
                }),
                response);
    }

    /** HTTP/1.1 knows no body that is announced by neither; later versions do. */
    private static boolean hasNone(HttpServletRequest request) {
        return request.getContentLengthLong() < 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && request.getProtocol().startsWith("HTTP/1.");
    }

    private long limitOf(HttpServletRequest request) {
        if (limits.isEmpty()) {
            return otherwise;
        }
        RequestPath path = ServletRequestPathUtils.parse(request);
        return limits.stream()
                .filter(limit -> limit.pattern().matches(path.pathWithinApplication()))
                .mapToLong(Limit::bytes)
                .findFirst()
                .orElse(otherwise);
    }

    private static String detail(long limit) {
        return "a body here may have at most " + limit + " bytes";
    }
}
