package dev.flywheel.simulator;

import dev.flywheel.simulator.PaymentSimulator.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of the program. What is not given is taken from the environment, where secrets belong. */
final class CommandLine {

    static final String USAGE = """
            options:
              --port 8091              or PORT
              --host 0.0.0.0           the address to listen on
              --journal FILE           or JOURNAL; without it nothing is kept
              --webhook-url URL        or WEBHOOK_URL; without it nobody is told
              --webhook-secret SECRET  or WEBHOOK_SECRET
              --timeout-delay PT15S    how late tok_timeout answers
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "port", "PORT",
            "journal", "JOURNAL",
            "webhook-url", "WEBHOOK_URL",
            "webhook-secret", "WEBHOOK_SECRET",
            "host", "",
            "timeout-delay", "");

    private CommandLine() {}

    /**
     * @throws IllegalArgumentException if an option is unknown or makes no sense; says which
     */
    static Config parse(String[] arguments, Map<String, String> environment) {
        Map<String, String> options = options(arguments);
        ENVIRONMENT.forEach((option, variable) -> {
            if (environment.containsKey(variable)) {
                options.putIfAbsent(option, environment.get(variable));
            }
        });
        String journal = options.get("journal");
        return new Config(
                        port(options.getOrDefault("port", "8091")),
                        journal == null ? null : Path.of(journal),
                        options.get("webhook-url"),
                        options.get("webhook-secret"))
                .host(options.getOrDefault("host", "0.0.0.0"))
                .timeoutDelay(delay(options.get("timeout-delay")));
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!ENVIRONMENT.containsKey(name)) {
                throw new IllegalArgumentException("there is no option '" + arguments[i] + "'");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
            options.put(name, arguments[i + 1]);
        }
        return options;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--port must be a number up to 65535");
        }
        return Integer.parseInt(text);
    }

    private static Duration delay(@Nullable String text) {
        try {
            return text == null ? Duration.ofSeconds(15) : Duration.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("--timeout-delay must be a duration such as PT15S", wrong);
        }
    }
}
