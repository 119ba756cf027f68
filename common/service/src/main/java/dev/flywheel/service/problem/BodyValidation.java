package dev.flywheel.service.problem;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        List<FieldProblem> problems = new ArrayList<>();
        if (body instanceof Collection<?> list) {
            int index = 0;
            for (Object value : list) {
                problems.addAll(problems("[" + index++ + "].", value));
            }
        } else {
            problems.addAll(problems("", body));
        }
        if (!problems.isEmpty()) {
            Problem problem = Answer.ofFields(problems).problem();
            throw new ProblemException(CommonError.INVALID_REQUEST, problem.detail(), problems);
        }
        return body;
    }

    private List<FieldProblem> problems(String prefix, @Nullable Object value) {
        if (value == null || !value.getClass().getName().startsWith("dev.flywheel.")) {
            return List.of();
        }
        return ValidationProblems.of(prefix, validator.validate(value));
    }
}
