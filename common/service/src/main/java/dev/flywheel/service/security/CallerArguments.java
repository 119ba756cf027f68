package dev.flywheel.service.security;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link Caller} and {@link CurrentAccount} parameters to controllers. */
class CallerArguments implements HandlerMethodArgumentResolver {

    private final Map<MethodParameter, Boolean> optional = new ConcurrentHashMap<>();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.hasParameterAnnotation(CurrentAccount.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Caller caller = Caller.current();
        if (caller == null) {
            if (isOptional(parameter)) {
                return null;
            }
            throw new ProblemException(CommonError.UNAUTHENTICATED, "this call needs an access token");
        }
        if (parameter.getParameterType() == Caller.class) {
            return caller;
        }
        AccountId account = caller.accountId();
        if (account == null && !isOptional(parameter)) {
            throw new ProblemException(CommonError.FORBIDDEN, "this token belongs to no account");
        }
        return account;
    }

    /** Spring reads the annotations anew each time it is asked. */
    private boolean isOptional(MethodParameter parameter) {
        return optional.computeIfAbsent(parameter, MethodParameter::isOptional);
    }
}
