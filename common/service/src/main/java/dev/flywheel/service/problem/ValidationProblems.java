package dev.flywheel.service.problem;

import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The fields that bean validation refused, with a stable word for each constraint. */
final class ValidationProblems {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NotNull", "required"),
            Map.entry("NotBlank", "required"),
            Map.entry("NotEmpty", "required"),
            Map.entry("Min", "too_small"),
            Map.entry("DecimalMin", "too_small"),
            Map.entry("Positive", "too_small"),
            Map.entry("PositiveOrZero", "too_small"),
            Map.entry("Max", "too_large"),
            Map.entry("DecimalMax", "too_large"),
            Map.entry("Negative", "too_large"),
            Map.entry("NegativeOrZero", "too_large"),
            Map.entry("Size", "invalid_size"),
            Map.entry("Pattern", "invalid_format"),
            Map.entry("Email", "invalid_format"),
            Map.entry("typeMismatch", "invalid_type"));

    private ValidationProblems() {}

    static List<FieldProblem> of(Errors errors) {
        return of(errors, "");
    }

    private static List<FieldProblem> of(Errors errors, String prefix) {
        return errors.getAllErrors().stream()
                .map(error -> problem(error instanceof FieldError field ? prefix + field.getField() : prefix, error))
                .sorted(java.util.Comparator.comparing(FieldProblem::field))
                .toList();
    }

    static List<FieldProblem> of(MethodValidationResult result) {
        List<FieldProblem> problems = new ArrayList<>();
        for (ParameterValidationResult parameter : result.getParameterValidationResults()) {
            if (parameter instanceof ParameterErrors errors) {
                problems.addAll(of(errors, prefix(parameter)));
                continue;
            }
            String name = name(parameter.getMethodParameter())
                    + (parameter.getContainerIndex() == null ? "" : "[" + parameter.getContainerIndex() + "]");
            parameter.getResolvableErrors().forEach(error -> problems.add(problem(name, error)));
        }
        result.getCrossParameterValidationResults().forEach(error -> problems.add(problem("", error)));
        return problems;
    }

    static List<FieldProblem> of(String prefix, Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new FieldProblem(
                        prefix + violation.getPropertyPath(),
                        code(violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldProblem::field))
                .toList();
    }

    /** The name a caller knows the parameter by. */
    static String name(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null && StringUtils.hasText(query.name())) {
            return query.name();
        }
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null && StringUtils.hasText(header.name())) {
            return header.name();
        }
        return Objects.requireNonNullElse(parameter.getParameterName(), "");
    }

    private static String prefix(ParameterValidationResult parameter) {
        return parameter.getContainerIndex() == null ? "" : "[" + parameter.getContainerIndex() + "].";
    }

    private static FieldProblem problem(String field, MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? null : codes[codes.length - 1];
        boolean misfit = "typeMismatch".equals(constraint);
        String message = misfit ? "is of the wrong type" : Objects.requireNonNullElse(error.getDefaultMessage(), "");
        return new FieldProblem(field, code(constraint), message.isEmpty() ? "is not valid" : message);
    }

    private static String code(@Nullable String constraint) {
        if (constraint == null) {
            return "invalid_value";
        }
        String known = CODES.get(constraint);
        return known != null
                ? known
                : constraint.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
