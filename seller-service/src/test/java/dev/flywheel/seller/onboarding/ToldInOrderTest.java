package dev.flywheel.seller.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.SellerServiceTest;
import dev.flywheel.service.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A {@code SellerChanged} carries the whole seller, and readers keep the last one they read. So the last one in the feed,
 * which goes by transaction id, must be the one that happened last.
 */
class ToldInOrderTest extends SellerServiceTest {

    private static final int ROUNDS = 25;
    private static final int CALLERS = 12;

    @Test
    void whatReadersKeepIsWhatIsTrueAfterAStorm() throws Exception {
        List<SellerId> sellers = List.of(register(), register(), register());
        List<Callable<Api.Reply>> changes = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            for (SellerId seller : sellers) {
                String operated = "/operator/sellers/" + seller;
                changes.add(() -> seller(seller).patch("/seller/profile", Map.of("displayName", "Name " + round)));
                changes.add(() ->
                        seller(seller).patch("/seller/profile", Map.of("country", round % 2 == 0 ? "CA" : "US")));
                changes.add(() -> operator().post(operated + "/suspension", Map.of("reason", "Round " + round)));
                changes.add(() -> operator().post(operated + "/reinstatement", null));
                changes.add(() -> operator().put(operated + "/reserve", Map.of("days", round)));
            }
        }

        List<Api.Reply> replies = atOnce(changes);

        // Suspending twice is refused; nobody else is turned away because somebody was faster.
        assertThat(replies.stream()
                        .filter(reply -> reply.status() != 200)
                        .map(Api.Reply::code)
                        .collect(Collectors.toSet()))
                .isSubsetOf("seller_status_conflict");
        assertThat(sellers).allSatisfy(seller -> {
            SellerChanged copy = told(seller).getLast();
            Api.Reply truth = seller(seller).get("/seller/profile").expect(200);
            assertThat(copy.displayName()).isEqualTo(truth.text("/displayName"));
            assertThat(copy.country()).isEqualTo(truth.text("/country"));
            assertThat(copy.active()).isEqualTo(truth.text("/status").equals("ACTIVE"));
            assertThat(truth.at("/roleGranted").asBoolean()).isTrue();
        });
    }

    /** As a reader gets them. */
    private List<SellerChanged> told(SellerId seller) {
        return jdbc.sql(
                        "SELECT data::text FROM event_log WHERE type = 'SellerChanged' AND subject = ? ORDER BY tx, seq")
                .params("seller:" + seller)
                .query((row, number) -> Json.tolerant().readValue(row.getString(1), SellerChanged.class))
                .list();
    }

    private static List<Api.Reply> atOnce(List<Callable<Api.Reply>> calls) throws Exception {
        List<Api.Reply> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Api.Reply> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
        }
        return answers;
    }
}
