package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void upKeepsItsDataAndItsTime() {
        Options options = parse("up");
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of(".flywheel").toAbsolutePath());
        assertThat(options.testClock()).isFalse();
        assertThat(options.once()).isFalse();
    }

    @Test
    void demoThrowsItsDataAwayAndMovesTheTime() {
        Options options = parse("demo --once --seed 7");
        assertThat(options.data()).isNull();
        assertThat(options.testClock()).isTrue();
        assertThat(options.once()).isTrue();
        assertThat(options.seed()).isEqualTo(7);
    }

    @Test
    void replayTakesAFile() {
        Options options = parse("replay history.csv.gz --invoices 20");
        assertThat(options.file()).isEqualTo(Path.of("history.csv.gz"));
        assertThat(options.invoices()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "run", "up --once", "demo --data x", "replay", "replay a b", "up --port", "demo --sead 3"})
    void saysWhatIsWrong(String words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words.isEmpty() ? "command" : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "abc", "70000", "-1"})
    void refusesPortsItCannotUse(String port) {
        assertThatThrownBy(() -> parse("up --port " + port).port())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--port");
    }

    private static Options parse(String words) {
        return Options.parse(words.isEmpty() ? new String[0] : words.split(" "));
    }
}
