package dev.flywheel.orders.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.flywheel.client.Api;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.orders.webhook.Receiver.Got;
import dev.flywheel.testing.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Secrets of addresses as they lie in the database, and what is signed with them. */
@SuppressWarnings("NullAway.Init")
class WebhookSecretsTest extends OrdersServiceTest {

    private static final int SEALED_BYTES = Signature.SECRET_BYTES + 44;

    @Autowired
    private WebhookSecrets secrets;

    private Api owner;
    private Receiver receiver;
    private UUID webhook;
    private byte[] secret;

    @BeforeEach
    void aSellerListens() throws IOException {
        receiver = new Receiver();
        owner = seller(SellerId.next());
        Api.Reply added = owner.post(
                        "/seller/webhooks", Map.of("url", receiver.url(), "events", List.of("order.placed")))
                .expect(201);
        webhook = UUID.fromString(added.text("/webhook/webhookId"));
        secret = told(added);
    }

    @AfterEach
    void nobodyListensAnyMore() {
        owner.delete("/seller/webhooks/" + webhook);
        receiver.close();
    }

    @Test
    void lieSealedForTheirRow() {
        byte[] stored = stored("secret");
        assertThat(stored).hasSize(SEALED_BYTES);
        assertThat(text(stored)).doesNotContain(text(secret));
        assertThat(secrets.open(webhook, stored)).isEqualTo(secret);
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(UUID.randomUUID(), stored));
    }

    @Test
    void staySealedWhenTheyAreReplaced() {
        byte[] next = told(owner.post(hook() + "/secret", null).expect(200));

        assertThat(secrets.open(webhook, stored("secret"))).isEqualTo(next);
        assertThat(stored("previous_secret")).hasSize(SEALED_BYTES);
        assertThat(secrets.open(webhook, stored("previous_secret"))).isEqualTo(secret);
        assertPingIsSignedWith(next, secret);
    }

    @Test
    void thoseStoredBeforeCountAndAreSealed() {
        byte[] before = Signature.newSecret();
        jdbc.sql("UPDATE webhook SET secret = ?, previous_secret = ?, previous_until = ? WHERE id = ?")
                .params(secret, before, clock.instant().plusSeconds(600).atOffset(ZoneOffset.UTC), webhook)
                .update();
        assertPingIsSignedWith(secret, before);

        job("seal-webhook-secrets");

        assertThat(stored("secret")).hasSize(SEALED_BYTES);
        assertThat(stored("previous_secret")).hasSize(SEALED_BYTES);
        assertPingIsSignedWith(secret, before);
        assertThat(job("seal-webhook-secrets")).isZero();
    }

    @Test
    void anotherKeyIsNoticedAtStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new WebhookSecrets(jdbc, settings("some other secret that is long enough")))
                .withMessageContaining("flywheel.orders.webhooks.key-secret");
    }

    /** By the statement of docs/operations.md, which is for all addresses. */
    @Test
    void aLostKeyCostsNewSecretsAndNoAddress() {
        jdbc.sql("""
                UPDATE webhook SET previous_secret = NULL, previous_until = NULL,
                    secret = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
                WHERE id = ?""").param(webhook).update();
        byte[] nobodys = stored("secret");
        job("seal-webhook-secrets");

        byte[] next = told(owner.post(hook() + "/secret", null).expect(200));

        assertPingIsSignedWith(next, nobodys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "flywheel.orders.webhooks.key-secret=too short"})
    void nothingStartsWithoutAKey(String property) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(property)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("flywheel.orders.webhooks.keySecret"));
    }

    private static WebhookSettings settings(String key) {
        Map<String, String> given = Map.of("flywheel.orders.webhooks.key-secret", key);
        return new Binder(new MapConfigurationPropertySource(given))
                .bind("flywheel.orders.webhooks", WebhookSettings.class)
                .get();
    }

    private String hook() {
        return "/seller/webhooks/" + webhook;
    }

    private static byte[] told(Api.Reply reply) {
        return Base64.getDecoder().decode(reply.text("/secret").substring("whsec_".length()));
    }

    private byte[] stored(String column) {
        return jdbc.sql("SELECT " + column + " FROM webhook WHERE id = ?")
                .param(webhook)
                .query(byte[].class)
                .single();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void assertPingIsSignedWith(byte[]... expected) {
        int before = receiver.all().size();
        owner.post(hook() + "/ping", null).expect(202);
        job("send-webhooks");
        Eventually.passes(
                Duration.ofSeconds(15), () -> assertThat(receiver.all()).hasSize(before + 1));
        Got ping = receiver.all().getLast();
        Instant at = Instant.ofEpochSecond(Long.parseLong(ping.timestamp()));
        assertThat(ping.signature()).isEqualTo(Signature.of(List.of(expected), ping.id(), at, ping.body()));
    }

    @EnableConfigurationProperties(WebhookSettings.class)
    static class Settings {}
}
