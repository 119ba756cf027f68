package dev.flywheel.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.ProblemException.FieldProblem;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.MissingPathVariableException;

class ProblemsTest {

    @Test
    void namesThePartOfAnAddressThatIsBlank() throws Exception {
        Problem problem = Problems.of(blank(true)).problem();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).containsExactly(new FieldProblem("id", "required", "is required"));
    }

    @Test
    void ownsUpToAnAddressThatLacksItsVariable() throws Exception {
        assertThat(Problems.of(blank(false)).problem().status()).isEqualTo(500);
    }

    private static MissingPathVariableException blank(boolean afterConversion) throws NoSuchMethodException {
        MethodParameter parameter = new MethodParameter(Object.class.getMethod("equals", Object.class), 0);
        return new MissingPathVariableException("id", parameter, afterConversion);
    }
}
