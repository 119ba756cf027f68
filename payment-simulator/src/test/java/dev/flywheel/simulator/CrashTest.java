package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.simulator.Shop.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed in the middle of its work: what it answered it remembers. */
class CrashTest {

    private static final int ROUNDS = 3;
    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_THE_KILL = 200;

    @TempDir
    private Path directory;

    private final Map<String, Reply> answered = new ConcurrentHashMap<>();

    @Test
    void remembersEveryAnswerThroughKills() throws Exception {
        Path journal = directory.resolve("journal");
        for (int round = 0; round < ROUNDS; round++) {
            try (ChildProcess child = ChildProcess.start(journal)) {
                assertEverythingAnsweredIsKept(new Shop(child.port()));
                killWhileBusy(child, round);
            }
        }
        try (PaymentSimulator survivor = PaymentSimulator.start(new PaymentSimulator.Config(0, journal, null, null))) {
            assertThat(answered).hasSizeGreaterThanOrEqualTo(ROUNDS * ANSWERS_BEFORE_THE_KILL);
            assertEverythingAnsweredIsKept(new Shop(survivor.port()));
        }
    }

    private void killWhileBusy(ChildProcess child, int round) throws Exception {
        int before = answered.size();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                String name = "round-" + round + "-client-" + client;
                clients.submit(() -> {
                    buyUntilTheEnd(new Shop(child.port()), name);
                    return name;
                });
            }
            Waiting.until(() -> answered.size() >= before + ANSWERS_BEFORE_THE_KILL);
            child.kill();
        }
    }

    private void buyUntilTheEnd(Shop shop, String name) throws InterruptedException {
        try {
            for (int order = 0; ; order++) {
                String key = name + "-" + order;
                Reply authorized = shop.authorize(key, "10.00", "tok_approved");
                answered.put(key, authorized);
                answered.put(key + "-capture", shop.move("captures", key + "-capture", authorized.text("id"), "4.00"));
            }
        } catch (IOException killed) {
            // the end
        }
    }

    private void assertEverythingAnsweredIsKept(Shop shop) throws Exception {
        for (Map.Entry<String, Reply> answer : answered.entrySet()) {
            Reply kept = shop.get("/v1/requests/" + answer.getKey());
            assertThat(kept.body().path("answer")).isEqualTo(answer.getValue().body());
        }
        assertThat(shop.get("/v1/records").body().path("authorizations").size())
                .isGreaterThanOrEqualTo(answered.size() / 2);
    }
}
