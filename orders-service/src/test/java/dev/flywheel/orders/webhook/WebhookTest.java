package dev.flywheel.orders.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.orders.webhook.Receiver.Answer;
import dev.flywheel.orders.webhook.Receiver.Got;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Webhooks end to end: real orders, a real server that receives, the job that sends. */
@SuppressWarnings("NullAway.Init")
class WebhookTest extends OrdersServiceTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final List<String> ALL =
            List.of("order.placed", "order.cancelled", "shipment.dispatched", "shipment.delivered", "refund.issued");

    @Autowired
    private DeliverySender sender;

    @Autowired
    private Deliveries deliveries;

    private final SellerId seller = SellerId.next();
    private Receiver receiver;
    private Api owner;
    private String webhook;
    private String secret;

    @BeforeEach
    void aSellerListens() throws IOException {
        feeds.drain();
        receiver = new Receiver();
        owner = seller(seller);
        Api.Reply added = owner.post("/seller/webhooks", Map.of("url", receiver.url(), "events", ALL))
                .expect(201);
        webhook = added.text("/webhook/webhookId");
        secret = added.text("/secret");
    }

    @AfterEach
    void nobodyListensAnyMore() {
        owner.delete("/seller/webhooks/" + webhook);
        receiver.close();
    }

    private String hook() {
        return "/seller/webhooks/" + webhook;
    }

    private String orderOf(int quantity) {
        String order = order(shopper(), item(offer(seller, "60.00", 50), quantity));
        feeds.drain();
        return order;
    }

    private List<Got> arrived(String id, int count) {
        job("send-webhooks");
        Eventually.passes(SOON, () -> assertThat(receiver.about(id)).hasSize(count));
        return receiver.about(id);
    }

    private JsonNode lastDelivery() {
        return owner.get(hook() + "/deliveries").expect(200).at("/items/0");
    }

    private void awaitStatus(String status) {
        Eventually.passes(SOON, () -> {
            job("send-webhooks");
            assertThat(lastDelivery().at("/status").asString()).isEqualTo(status);
        });
    }

    private static boolean isSignedWith(String secret, Got got) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String content = got.id() + "." + got.timestamp() + "." + got.body();
        String expected =
                "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        return List.of(got.signature().split(" ")).contains(expected);
    }

    @Test
    void aSellerIsToldOfHisOwnLinesSigned() throws Exception {
        OfferChanged cup = offer(seller, "60.00", 5);
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(cup, 2), item(kettle, 1));
        feeds.drain();

        Got placed = arrived(order, 1).getFirst();

        assertThat(isSignedWith(secret, placed)).isTrue();
        assertThat(placed.id()).startsWith("msg_");
        assertThat(Long.parseLong(placed.timestamp())).isCloseTo(clock.instant().getEpochSecond(), offsetOfAMinute());
        assertThat(placed.json().at("/type").asString()).isEqualTo("order.placed");
        assertThat(placed.json().at("/version").asString()).isEqualTo("1");
        assertThat(placed.json().at("/data/orderId").asString()).isEqualTo(order);
        assertThat(placed.json().at("/data/lines").size()).isEqualTo(1);
        assertThat(placed.json().at("/data/lines/0/sku").asString()).isEqualTo(cup.sku());
        assertThat(placed.json().at("/data/lines/0/items/amount").asString()).isEqualTo("120.00");
        assertThat(placed.json().at("/data/total").isMissingNode())
                .as("what others earn is not his business")
                .isTrue();
        awaitStatus("DELIVERED");
        Api.Reply log = owner.get(
                hook() + "/deliveries/" + lastDelivery().at("/deliveryId").asString());
        assertThat(log.at("/log/0/status").asInt()).isEqualTo(200);
        assertThat(log.text("/log/0/body")).isEqualTo("thanks");
        assertThat(log.text("/log/0/signature")).isEqualTo(placed.signature());
        assertThat(log.text("/payload/data/orderId")).isEqualTo(order);
    }

    @Test
    void tellsOfEveryStep() {
        OfferChanged cup = offer(seller, "60.00", 5);
        Api ann = shopper();
        String order = order(ann, item(cup, 3));
        String line = line(ann, order, 0);
        ann.post("/orders/" + order + "/cancellation", Map.of("lines", List.of(units(line, 1))))
                .expect(200);
        String parcel = owner.post("/seller/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        String refund = ann.post(
                        "/orders/" + order + "/returns",
                        Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1, "reason", "broken"))))
                .text("/returnId");
        operator()
                .post("/operator/returns/" + refund + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        feeds.drain();

        Set<String> types = arrived(order, 5).stream()
                .map(got -> got.json().at("/type").asString())
                .collect(Collectors.toSet());

        assertThat(types).containsExactlyInAnyOrderElementsOf(ALL);
        feeds.drain();
        job("send-webhooks");
        assertThat(receiver.about(order)).as("each fact once").hasSize(5);
    }

    @Test
    void operatorsAreToldOfEverything() {
        Api boss = operator();
        String id = boss.post("/operator/webhooks", Map.of("url", receiver.url(), "events", List.of("order.placed")))
                .expect(201)
                .text("/webhook/webhookId");
        String order = order(shopper(), item(offer(null, "40.00", 5), 1));
        feeds.drain();

        Got placed = arrived(order, 1).getFirst();

        assertThat(placed.json().at("/data/total/amount").asString()).isEqualTo("47.59");
        assertThat(operator().get("/operator/webhooks").body())
                .as("they share them")
                .contains(id);
        assertThat(owner.get("/seller/webhooks/" + id).status()).isEqualTo(404);
        assertThat(seller(SellerId.next()).get(hook()).status()).isEqualTo(404);
        operator().delete("/operator/webhooks/" + id).expect(204);
    }

    @Test
    void triesAgainAfterAWhileUnderTheSameId() {
        receiver.next(Answer.of(500), new Answer(429, Map.of("Retry-After", "7200"), "later"));
        String order = orderOf(1);
        Got first = arrived(order, 1).getFirst();
        Eventually.passes(
                SOON, () -> assertThat(lastDelivery().at("/lastStatus").asInt()).isEqualTo(500));
        assertThat(nextAttempt()).isBetween(clock.instant(), clock.instant().plusSeconds(13));
        pass(Duration.ofSeconds(13));
        arrived(order, 2);
        Eventually.passes(
                SOON, () -> assertThat(lastDelivery().at("/lastStatus").asInt()).isEqualTo(429));
        assertThat(nextAttempt())
                .as("as long as he asked for")
                .isBetween(clock.instant().plusSeconds(7000), clock.instant().plusSeconds(7300));
        pass(Duration.ofMinutes(30));
        job("send-webhooks");
        assertThat(receiver.about(order)).hasSize(2);
        pass(Duration.ofHours(2));
        assertThat(arrived(order, 3)).extracting(Got::id).containsOnly(first.id());
        awaitStatus("DELIVERED");
        assertThat(lastDelivery().at("/attempts").asInt()).isEqualTo(3);
    }

    private Instant nextAttempt() {
        return Instant.parse(lastDelivery().at("/nextAttemptAt").asString());
    }

    @Test
    void isSwitchedOffWhenGoneAndReplaysWhatItMissed() {
        receiver.next(Answer.of(410));
        Instant before = clock.instant();
        String first = orderOf(1);
        arrived(first, 1);
        Eventually.passes(
                SOON,
                () -> assertThat(owner.get(hook()).at("/enabled").asBoolean()).isFalse());
        assertThat(owner.get(hook()).text("/disabledReason")).contains("410");
        String second = orderOf(1);
        job("send-webhooks");
        assertThat(receiver.about(second)).isEmpty();
        assertThat(lastDelivery().at("/status").asString()).isEqualTo("PAUSED");
        Map<String, Object> from = Map.of("from", before.toString());
        assertThat(owner.post(hook() + "/replay", from).code()).isEqualTo("illegal_status");

        owner.put(hook(), Map.of("url", receiver.url(), "events", ALL, "enabled", true))
                .expect(200);
        assertThat(owner.post(hook() + "/replay", from)
                        .expect(202)
                        .at("/replayed")
                        .asInt())
                .isEqualTo(2);

        List<Got> twice = arrived(first, 2);
        assertThat(twice.get(0).id()).isEqualTo(twice.get(1).id());
        arrived(second, 1);
    }

    @Test
    void givesUpAfterDaysAndSwitchesTheAddressOff() {
        receiver.always(Answer.of(503));
        String order = orderOf(1);
        arrived(order, 1);
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofHours(13));
            job("send-webhooks");
        }
        Eventually.passes(SOON, () -> {
            job("send-webhooks");
            assertThat(lastDelivery().at("/status").asString()).isEqualTo("FAILED");
        });
        int tries = receiver.about(order).size();
        assertThat(tries).isBetween(5, 15);
        assertThat(owner.get(hook()).at("/enabled").asBoolean()).isTrue();
        orderOf(1);
        Eventually.passes(SOON, () -> {
            job("send-webhooks");
            assertThat(owner.get(hook()).at("/enabled").asBoolean()).isFalse();
        });
        assertThat(owner.get(hook()).text("/disabledReason")).contains("5 days");
    }

    @Test
    void manySendersSendEachOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            owner.post(hook() + "/ping", null).expect(202);
        }
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            senders.add(sender::send);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(senders);
        }
        Eventually.passes(SOON, () -> assertThat(receiver.all()).hasSizeGreaterThanOrEqualTo(30));
        assertThat(receiver.all()).extracting(Got::id).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void aSenderThatDiesIsReplacedWhenItsLeaseIsOver() {
        owner.post(hook() + "/ping", null).expect(202);
        Instant now = clock.instant();
        List<Deliveries.Due> taken = deliveries.take(now, now.plusSeconds(14), List.of(), 4, 256);
        // The job in the background may have been faster; then there is nothing to take over.
        job("send-webhooks");
        if (taken.stream().anyMatch(due -> due.webhook().toString().equals(webhook))) {
            assertThat(receiver.all()).isEmpty();
        }
        pass(Duration.ofSeconds(15));
        awaitStatus("DELIVERED");
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void aSlowAddressHoldsNobodyUp() throws Exception {
        CountDownLatch stalled = receiver.stall();
        try (Receiver quick = new Receiver()) {
            SellerId other = SellerId.next();
            String id = seller(other)
                    .post("/seller/webhooks", Map.of("url", quick.url(), "events", ALL))
                    .text("/webhook/webhookId");
            for (int i = 0; i < 20; i++) {
                owner.post(hook() + "/ping", null).expect(202);
            }
            Thread job = Thread.ofVirtual().start(() -> sender.send());
            Eventually.passes(SOON, () -> assertThat(receiver.all()).isNotEmpty());
            seller(other).post("/seller/webhooks/" + id + "/ping", null).expect(202);
            Eventually.passes(SOON, () -> assertThat(quick.all()).hasSize(1));
            assertThat(receiver.all()).as("few at a time").hasSizeLessThanOrEqualTo(3 * DeliverySender.OF_ONE);
            stalled.countDown();
            job.join(Duration.ofSeconds(60));
            seller(other).delete("/seller/webhooks/" + id);
        }
    }

    @Test
    void cutsWhoNeverAnswersAndFollowsNobody() {
        receiver.next(new Answer(302, Map.of("Location", receiver.url() + "/elsewhere"), ""));
        owner.post(hook() + "/ping", null).expect(202);
        job("send-webhooks");
        Eventually.passes(
                SOON, () -> assertThat(lastDelivery().at("/lastStatus").asInt()).isEqualTo(302));
        assertThat(receiver.all()).extracting(Got::path).containsExactly("/hook");
        CountDownLatch stalled = receiver.stall();
        owner.post(hook() + "/ping", null).expect(202);
        job("send-webhooks");
        Eventually.passes(
                SOON,
                () -> assertThat(lastDelivery().at("/lastError").asString()).contains("within 2 s"));
        stalled.countDown();
    }

    @Test
    void keepsTwoKilobytesOfTheAnswer() {
        receiver.next(new Answer(200, Map.of(), "x".repeat(100_000)));
        String delivery = owner.post(hook() + "/ping", null).expect(202).text("/deliveryId");
        job("send-webhooks");
        Eventually.passes(
                SOON,
                () -> assertThat(owner.get(hook() + "/deliveries/" + delivery).text("/log/0/body"))
                        .hasSize(2048));
    }

    @Test
    void bothSecretsSignForADay() throws Exception {
        String next = owner.post(hook() + "/secret", null).expect(200).text("/secret");
        Got both = arrived(orderOf(1), 1).getFirst();
        assertThat(isSignedWith(secret, both)).isTrue();
        assertThat(isSignedWith(next, both)).isTrue();
        pass(Duration.ofHours(25));
        Got one = arrived(orderOf(1), 1).getFirst();
        assertThat(isSignedWith(secret, one)).isFalse();
        assertThat(isSignedWith(next, one)).isTrue();
        assertThat(owner.get(hook()).body()).doesNotContain("whsec_");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(add("ftp://shop.example/hook", List.of("order.placed")).code())
                .isEqualTo("invalid_webhook_url");
        assertThat(add("https://user:pass@shop.example/", List.of("order.placed"))
                        .code())
                .isEqualTo("invalid_webhook_url");
        assertThat(add("not an address", List.of("order.placed")).code()).isEqualTo("invalid_webhook_url");
        assertThat(add("https://shop.example/hook", List.of()).status()).isEqualTo(400);
        assertThat(add("https://shop.example/hook", List.of("ping")).status()).isEqualTo(400);
        assertThat(add("https://shop.example/hook", List.of("order.exploded")).status())
                .isEqualTo(400);
        assertThat(owner.post(hook() + "/deliveries/0198c0de-0000-7000-8000-000000000000/replay", null)
                        .status())
                .isEqualTo(404);
        for (int i = 0; i < 9; i++) {
            add("https://shop.example/" + i, List.of("order.placed")).expect(201);
        }
        assertThat(add("https://shop.example/10", List.of("order.placed")).code())
                .isEqualTo("too_many_webhooks");
        Api anyRole = anyone().as(Tokens.of(AccountId.next(), Role.SHOPPER));
        assertThat(anyRole.get(hook()).status()).isEqualTo(403);
    }

    private Api.Reply add(String url, List<String> events) {
        return owner.post("/seller/webhooks", Map.of("url", url, "events", events));
    }

    private static org.assertj.core.data.Offset<Long> offsetOfAMinute() {
        return org.assertj.core.data.Offset.offset(60L);
    }
}
