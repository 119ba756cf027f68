package dev.flywheel.catalog.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.domain.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

    @Test
    void keepsWhatCanBeSeen() {
        String text = "It's <b>bold</b> & \"fine\" 👨‍👩‍👧 — שלום — 🏴󠁧󠁢󠁥󠁮󠁧󠁿";

        assertThat(Prose.text("text", text)).isEqualTo(text);
    }

    @Test
    void takesAwayWhatCannotBeSeen() {
        assertThat(Prose.text("text", " a\u202eb\u0007c\u200bd\ufeff ")).isEqualTo("abcd");
    }

    @Test
    void keepsParagraphs() {
        assertThat(Prose.text("text", "one\r\ntwo\r\n\r\n\r\n\r\nthree\tfour")).isEqualTo("one\ntwo\n\nthree four");
    }

    @Test
    void putsALineOnOneLine() {
        assertThat(Prose.line("title", "one\ntwo")).isEqualTo("one two");
        assertThat(Prose.optionalLine("author", "  ")).isNull();
        assertThat(Prose.optionalLine("author", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u0001\u0002", "\u202e \u200f", "\u3164\u2800", "\u200d"})
    void refusesWhatNobodyCanRead(String text) {
        assertThatThrownBy(() -> Prose.text("title", text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("title");
    }
}
