package dev.flywheel.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.gateway.FakeService;
import dev.flywheel.gateway.GatewayTest;
import dev.flywheel.testing.service.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OperatorFeedsTest extends GatewayTest {

    private static final String SUBSCRIPTION = """
            {"name":"catalog","source":"catalog","position":"742-1893","applied":12,"lagSeconds":3,
            "failingSince":"2026-03-01T10:00:00Z","lastError":"event 742-1894","replayable":true}""";

    @Test
    void listsEveryServiceAndWhatItHears() {
        service("orders").on("/internal/feeds", exchange -> answer(exchange, 200, """
                        {"subscriptions":[%s],"trimmedTo":null,"readers":[{"name":"ads-service.orders","position":"9-9",
                        "eventsBehind":4,"seenAt":"2026-03-01T10:00:00Z"}]}""".formatted(SUBSCRIPTION)));
        JsonNode answer = operator().get("/operator/feeds").expect(200).json();
        List<String> names = new ArrayList<>();
        answer.at("/items").forEach(item -> names.add(item.at("/service").asString()));
        assertThat(names).contains("orders", "prime").isSorted();
        JsonNode orders = answer.at("/items").get(names.indexOf("orders"));
        assertThat(orders.at("/answered").asBoolean()).isTrue();
        assertThat(orders.at("/subscriptions/0/lastError").asString()).isEqualTo("event 742-1894");
        assertThat(orders.at("/readers/0/eventsBehind").asLong()).isEqualTo(4);
        JsonNode prime = answer.at("/items").get(names.indexOf("prime"));
        assertThat(prime.at("/answered").asBoolean()).as("it is away").isFalse();
        assertThat(prime.at("/subscriptions").isEmpty()).isTrue();
    }

    @Test
    void passesAReplayOnAsItself() {
        List<String> tokens = new CopyOnWriteArrayList<>();
        service("orders").on("/internal/feeds/catalog/replay", exchange -> {
            tokens.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, SUBSCRIPTION);
        });
        Api operator = operator();
        assertThat(operator.post("/operator/feeds/orders/catalog/replay", Map.of())
                        .expect(202)
                        .text("/position"))
                .isEqualTo("742-1893");
        assertThat(tokens).singleElement().asString().startsWith("POST Bearer ");
    }

    @Test
    void saysWhatTheServiceRefuses() {
        service("orders").on("/internal/feeds/catalog-stock/replay", exchange -> answer(exchange, 409, """
                        {"code":"conflict","detail":"subscription catalog-stock cannot be replayed"}"""));
        service("orders").on("/internal/feeds/nobody/replay", exchange -> answer(exchange, 404, """
                        {"code":"not_found","detail":"this service has no subscription 'nobody'"}"""));
        assertThat(replay("orders/catalog-stock", 409).body()).contains("catalog-stock cannot be replayed");
        assertThat(replay("orders/nobody", 404).body()).contains("no subscription 'nobody'");
        assertThat(replay("nowhere/catalog", 404).body()).contains("no service 'nowhere'");
        replay("prime/orders", 503);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        FakeService.answer(exchange, status, body);
    }

    private Api.Reply replay(String what, int status) {
        return operator().post("/operator/feeds/" + what + "/replay", Map.of()).expect(status);
    }

    private Api operator() {
        return api().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }
}
