package dev.flywheel.orders.audit;

import dev.flywheel.service.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Notes every command of a person: a request that is no reading one, of an account, that changes something. The row is written
 * when the first transaction of the request that wrote something is about to be committed, so it is there exactly when the
 * change is. Carts and checkout are left out: a cart is nobody else's concern, and an order says itself who placed it.
 */
@ControllerAdvice
class AuditedCommands extends RequestBodyAdviceAdapter
        implements HandlerInterceptor, WebMvcConfigurer, TransactionExecutionListener {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Reading another service's feed may happen within a request, and is no part of its command. */
    private static final String FEED = "feed";

    private final Trail trail;

    AuditedCommands(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns("/internal/**", "/cart/**", "/cart", "/checkouts/**", "/checkouts");
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Caller caller = Caller.current();
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (caller == null || caller.accountId() == null || pattern == null || READING.contains(request.getMethod())) {
            return true;
        }
        Map<String, String> variables =
                (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Command.of(
                        caller,
                        request.getMethod(),
                        pattern.toString(),
                        Objects.requireNonNullElse(variables, Map.of()),
                        request.getHeader("Idempotency-Key"))
                .begin();
        return true;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        Command command = Command.current();
        if (command != null) {
            command.detail("request", body);
        }
        return body;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Command command = Command.current();
        if (command != null
                && !command.isNoted()
                && !transaction.isReadOnly()
                && !transaction.getTransactionName().equals(FEED)) {
            command.writing(trail.insertIfWritten(command.note()));
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        Command command = Command.current();
        if (command != null && failure == null) {
            command.committed();
        }
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        Command command = Command.current();
        if (command != null) {
            command.rolledBack();
        }
    }
}
