package dev.flywheel.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param command {@code up}, {@code demo} or {@code replay}
 * @param values options with their values; switches have an empty one
 * @param file what to replay, null otherwise
 */
record Options(
        String command,
        Map<String, String> values,
        @Nullable Path file) {

    static final String USAGE = """
            flywheel demo [--once] [--seed N] [--port N]         a month of business on a demo catalogue
            flywheel up [--port N] [--data DIR] [--test-clock] [--database-url URL] [--payments-url URL]
                                                                 all services, data kept in DIR (.flywheel)
            flywheel replay FILE [--invoices N] [--once] [--port N]
                                                                 order history of another shop, as orders here
            flywheel bench [NAME]                                run a benchmark and write its report
            """;

    private static final Map<String, List<String>> COMMANDS = Map.of(
            "up", List.of("--port", "--data", "--test-clock", "--database-url", "--payments-url"),
            "demo", List.of("--port", "--seed", "--once"),
            "replay", List.of("--port", "--invoices", "--once"));
    private static final Set<String> SWITCHES = Set.of("--test-clock", "--once");

    static Options parse(String[] words) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(words));
        String command = rest.isEmpty() ? "" : rest.pop();
        List<String> known = COMMANDS.get(command);
        if (known == null) {
            throw new Refusal("'" + command + "' is no command\n\n" + USAGE);
        }
        Map<String, String> values = new HashMap<>();
        Path file = null;
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (known.contains(word)) {
                values.put(word, SWITCHES.contains(word) ? "" : value(word, rest));
            } else if (command.equals("replay") && file == null && !word.startsWith("-")) {
                file = Path.of(word);
            } else {
                throw new Refusal("'" + word + "' is no option of " + command + "\n\n" + USAGE);
            }
        }
        if (command.equals("replay") && file == null) {
            throw new Refusal("replay needs a file: a CSV of invoice lines, .gz too\n\n" + USAGE);
        }
        return new Options(command, values, file);
    }

    boolean isUp() {
        return command.equals("up");
    }

    /** The gateway's port; the services follow it. */
    int port() {
        int port = (int) number("--port", 8080);
        if (port < 1024 || port > 65_000) {
            throw new Refusal("--port is a number from 1024 to 65000, not '" + port + "'");
        }
        return port;
    }

    /** Where {@code up} keeps its data; null for a folder that is thrown away. */
    @Nullable
    Path data() {
        return isUp()
                ? Path.of(values.getOrDefault("--data", ".flywheel"))
                        .toAbsolutePath()
                        .normalize()
                : null;
    }

    /** Demo and replay move the time; {@code up} lets an operator do it when asked to. */
    boolean testClock() {
        return !isUp() || values.containsKey("--test-clock");
    }

    boolean once() {
        return values.containsKey("--once");
    }

    Optional<String> databaseUrl() {
        return Optional.ofNullable(values.get("--database-url"));
    }

    Optional<String> paymentsUrl() {
        return Optional.ofNullable(values.get("--payments-url"));
    }

    long seed() {
        return number("--seed", 20260101);
    }

    int invoices() {
        return (int) number("--invoices", 500);
    }

    private long number(String option, long otherwise) {
        String text = values.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new Refusal(option + " needs a number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new Refusal(option + " needs a value");
        }
        return rest.pop();
    }
}
