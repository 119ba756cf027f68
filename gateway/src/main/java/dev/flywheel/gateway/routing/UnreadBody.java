package dev.flywheel.gateway.routing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/** A request whose parameters are those of its query: looking at them never reads a form that is to be passed on. */
final class UnreadBody extends HttpServletRequestWrapper {

    private final MultiValueMap<String, String> query;

    UnreadBody(HttpServletRequest request, MultiValueMap<String, String> query) {
        super(request);
        this.query = query;
    }

    /** Throws IllegalArgumentException for a broken percent sign. */
    static MultiValueMap<String, String> parse(@Nullable String query) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (String pair : StringUtils.tokenizeToStringArray(query, "&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.add(decoded(name), decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return query.getFirst(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return query.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toArray(String[]::new)));
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(query.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.toArray(String[]::new);
    }
}
