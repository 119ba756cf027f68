package dev.flywheel.service.problem;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** A problem and the headers that go with it. */
record Answer(Problem problem, HttpHeaders headers) {

    static Answer of(ErrorCode code, String detail) {
        return of(Problem.of(code, detail));
    }

    static Answer of(Problem problem) {
        return new Answer(problem, new HttpHeaders());
    }

    /** One field was wrong: the detail names it for people, the error for programs. */
    static Answer ofField(ErrorCode code, String field, String fieldCode, String message) {
        String detail = field.isEmpty() ? "the body " + message : field + ": " + message;
        return of(Problem.of(code, detail, List.of(new FieldProblem(field, fieldCode, message))));
    }

    /** Several fields were wrong. */
    static Answer ofFields(List<FieldProblem> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " fields are not valid";
        return of(Problem.of(CommonError.INVALID_REQUEST, detail, errors));
    }

    Answer with(HttpHeaders more) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(more);
        return new Answer(problem, all);
    }
}
