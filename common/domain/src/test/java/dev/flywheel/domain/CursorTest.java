package dev.flywheel.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWentOut() {
        Cursor cursor = Cursor.of("Kettle é", 42, "");
        assertThat(Cursor.parse(cursor.toString(), 3)).isEqualTo(cursor);
        assertThat(Cursor.parse(null, 3)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!!!!", "' OR 1=1 --", "MTIzNA"})
    void refusesWhatItDidNotIssue(String text) {
        assertThatThrownBy(() -> Cursor.parse(text, 1)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(CommonError.INVALID_CURSOR);
            assertThat(problem.errors()).extracting("field").containsExactly("cursor");
        });
    }

    @Test
    void refusesAnEditedOne() {
        String text = Cursor.of("abc", 7).toString();
        String edited = (text.charAt(0) == 'Y' ? 'Z' : 'Y') + text.substring(1);
        assertThatThrownBy(() -> Cursor.parse(edited, 2)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Cursor.parse(text, 1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void pagesEndWithoutANext() {
        List<Integer> rows = IntStream.range(0, 3).boxed().toList();
        assertThat(Page.of(rows, 3, Cursor::of).next()).isNull();
        Page<Integer> first = Page.of(rows, 2, Cursor::of);
        assertThat(first.items()).containsExactly(0, 1);
        assertThat(Cursor.parse(first.next(), 1)).isEqualTo(Cursor.of(1));
    }

    @Test
    void limitsHaveLimits() {
        assertThat(Page.limit(null)).isEqualTo(20);
        assertThat(Page.limit(100)).isEqualTo(100);
        assertThatThrownBy(() -> Page.limit(101)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Page.limit(0)).isInstanceOf(ProblemException.class);
    }
}
