package dev.flywheel.service.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Validates bodies that nobody marked {@code @Valid}. A contract's interface cannot carry that mark to its controller
 * without repeating it there, and a forgotten mark would let anything in.
 */
@RestControllerAdvice
class BodyValidation extends RequestBodyAdviceAdapter {

    private final Validator validator;

    BodyValidation(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return !parameter.hasParameterAnnotation(Valid.class) && !parameter.hasParameterAnnotation(Validated.class);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        Collection<?> values = body instanceof Collection<?> list ? list : List.of(body);
        Set<ConstraintViolation<?>> violations = new LinkedHashSet<>();
        for (Object value : values) {
            if (value != null && value.getClass().getName().startsWith("dev.flywheel.")) {
                violations.addAll(validator.validate(value));
            }
        }
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return body;
    }
}
