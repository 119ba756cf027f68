package dev.flywheel.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the route table.
 *
 * @param service name of the service, as in {@code flywheel.services.<name>.url}
 * @param parsed path pattern of Spring; {@code /cart/**} takes {@code /cart} too
 * @param rewrittenTo path at the service; null for the same
 */
public record Route(
        String service, PathPattern parsed, @Nullable String rewrittenTo) {

    static Route of(String service, String pattern) {
        return new Route(service, PathPatternParser.defaultInstance.parse(pattern), null);
    }

    static Route of(String service, String pattern, String rewrittenTo) {
        return new Route(service, PathPatternParser.defaultInstance.parse(pattern), rewrittenTo);
    }

    boolean matches(PathContainer path) {
        return parsed.matches(path);
    }

    public String pattern() {
        return parsed.getPatternString();
    }
}
