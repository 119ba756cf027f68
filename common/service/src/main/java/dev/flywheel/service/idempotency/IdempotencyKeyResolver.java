package dev.flywheel.service.idempotency;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes {@link IdempotencyKey} a controller parameter. */
final class IdempotencyKeyResolver implements HandlerMethodArgumentResolver {

    private static final String HEADER = "Idempotency-Key";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        String value = request.getHeader(HEADER);
        if (value != null && !value.matches("[\\x21-\\x7e]{1,255}")) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "Idempotency-Key has 1 to 255 visible ASCII characters",
                    List.of(new FieldProblem(HEADER, "malformed", "1 to 255 visible ASCII characters")));
        }
        Principal principal = request.getUserPrincipal();
        String owner = principal == null ? "anonymous" : principal.getName();
        return new IdempotencyKey(owner, request.getMethod() + " " + request.getRequestURI(), value);
    }
}
