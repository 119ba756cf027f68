package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** How often what was done, and how it was answered. */
final class Counts {

    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> kinds = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> refusals = new ConcurrentSkipListMap<>();

    void nothing(Operation.Kind kind) {
        kinds.merge(kind.name(), 1, Integer::sum);
        answers.merge(kind + " -", 1, Integer::sum);
    }

    void answered(Operation.Kind kind, Api.Reply reply) {
        kinds.merge(kind.name(), 1, Integer::sum);
        answers.merge((kind + " " + reply.status() + " " + reply.code()).strip(), 1, Integer::sum);
        if (reply.status() >= 400) {
            refusals.merge(reply.code(), 1, Integer::sum);
        }
    }

    boolean has(String answer) {
        return answers.containsKey(answer);
    }

    /** Kinds with their answers. */
    Set<String> answers() {
        return answers.keySet();
    }

    @Override
    public String toString() {
        return "operations " + kinds + "\nrefused " + refusals + "\nanswers " + answers;
    }
}
