package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Races through the front door, judged by the payment provider. */
class LastUnitTest {

    private final World world = World.get();

    @Test
    void oneOfAHundredShoppersGetsTheLastUnit() throws Exception {
        String offer = only("LU-1", "Lastunit brass lamp", 1);
        List<Api> shoppers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Api shopper = world.shopper();
            shopper.put("/cart", Map.of("items", World.items(offer, 1))).expect(200);
            shoppers.add(shopper);
        }
        int before = authorisations();
        List<Api.Reply> answers = atOnce(shoppers.stream()
                .map(shopper -> (Callable<Api.Reply>) () -> world.checkout(shopper, "last-unit", "tok_approved"))
                .toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409 && answer.code().equals("out_of_stock"))
                .hasSize(99);
        assertThat(authorisations() - before).as("authorisations kept").isEqualTo(1);
    }

    @Test
    void theSameKeyTenTimesAtOnceIsOneOrder() throws Exception {
        String offer = only("LU-2", "Lastunit copper lamp", 50);
        Api shopper = world.shopper();
        shopper.put("/cart", Map.of("items", World.items(offer, 2))).expect(200);
        int before = authorisations();
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> world.checkout(shopper, "ten-times", "tok_approved"));
        }
        List<Api.Reply> answers = atOnce(calls);
        assertThat(answers).allMatch(answer -> answer.status() == 201, "201");
        Set<String> bodies = answers.stream().map(Api.Reply::body).collect(Collectors.toSet());
        assertThat(bodies).hasSize(1);
        assertThat(shopper.get("/orders").expect(200).at("/items").size()).isEqualTo(1);
        assertThat(authorisations() - before).isEqualTo(1);
    }

    private String only(String sku, String title, int quantity) {
        world.importCsv(world.operator(), "/operator/imports", """
                sku,title,category,price,currency,quantity,condition
                %s,%s,Home & Kitchen > Lamps,25.00,USD,%d,new
                """.formatted(sku, title, quantity));
        return world.offer(title);
    }

    private int authorisations() {
        Api provider = Api.at(world.marketplace().paymentsUrl());
        return (int) provider.get("/v1/records")
                .expect(200)
                .at("/authorizations")
                .valueStream()
                .filter(one -> one.at("/authorization/status").asString().equals("authorized")
                        && !one.at("/authorization/voided").asBoolean())
                .count();
    }

    private static List<Api.Reply> atOnce(List<Callable<Api.Reply>> calls) throws Exception {
        List<Api.Reply> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Reply> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
        }
        return answers;
    }
}
