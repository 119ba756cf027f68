package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void keepsLettersAndDigitsOnly() {
        assertThat(Words.of(" title:red AND (kettle* OR \"x\")~2 ").terms())
                .containsExactly("title", "red", "AND", "kettle", "OR", "x", "2");
        assertThat(Words.of("café 日本 كتاب").terms()).containsExactly("café", "日本", "كتاب");
    }

    @Test
    void hasNoWordsInSignsAlone() {
        assertThat(Words.of("🙂 ++ ''").terms()).isEmpty();
        assertThat(Words.of("🙂").none()).isFalse();
        assertThat(Words.of("  ").none()).isTrue();
    }

    @Test
    void boundsTheWork() {
        String many = IntStream.range(0, 100).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertThat(Words.of(many).terms()).hasSize(Words.MOST);
        assertThat(Words.of("red red red").terms()).containsExactly("red");
    }
}
