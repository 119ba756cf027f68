package dev.flywheel.service.web;

import dev.flywheel.domain.CommonError;
import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are compressed, which would be taken for broken ones further inside, and bodies of any type ({@code
 * *}{@code /*}), at which the framework stumbles.
 */
class BodyKind extends OncePerRequestFilter {

    private static final String AS_IT_IS = "identity";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase(AS_IT_IS)) {
            // RFC 9110, section 12.5.3: says that it was the coding and not the type.
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
            refuse(response, "bodies are taken as they are: leave Content-Encoding out and send it uncompressed");
            return;
        }
        if (isAny(request.getContentType())) {
            refuse(response, "Content-Type says which type the body is; '*' names none");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isAny(@Nullable String type) {
        return type != null && type.split(";", 2)[0].contains("*");
    }

    private static void refuse(HttpServletResponse response, String detail) throws IOException {
        // The body is left unread, so nothing more can be said on this connection.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        ProblemWriter.write(response, Problem.of(CommonError.UNSUPPORTED_MEDIA_TYPE, detail));
    }
}
