package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void hasDefaults() {
        assertThat(CommandLine.parse(new String[0], Map.of()))
                .isEqualTo(new PaymentSimulator.Config("0.0.0.0", 8091, null, null, null, Duration.ofSeconds(15)));
    }

    @Test
    void readsOptionsAndThenTheEnvironment() {
        String[] arguments = {"--port", "0", "--journal", "file", "--timeout-delay", "PT1S", "--host", "127.0.0.1"};
        Map<String, String> environment =
                Map.of("PORT", "1", "WEBHOOK_URL", "http://shop/hooks", "WEBHOOK_SECRET", "secret");

        assertThat(CommandLine.parse(arguments, environment))
                .isEqualTo(new PaymentSimulator.Config(
                        "127.0.0.1", 0, Path.of("file"), "http://shop/hooks", "secret", Duration.ofSeconds(1)));
    }

    @Test
    void saysWhatIsWrong() {
        assertWrong("--wrong", "--wrong", "1");
        assertWrong("--port", "--port");
        assertWrong("--port", "--port", "many");
        assertWrong("--port", "--port", "65536");
        assertWrong("--timeout-delay", "--timeout-delay", "15");
        assertWrong("secret", "--webhook-url", "http://shop/hooks");
    }

    private static void assertWrong(String named, String... arguments) {
        assertThatThrownBy(() -> CommandLine.parse(arguments, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
