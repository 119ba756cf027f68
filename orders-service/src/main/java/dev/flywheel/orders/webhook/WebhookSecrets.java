package dev.flywheel.orders.webhook;

import dev.flywheel.service.secret.Vault;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the secrets of addresses lie in the database: sealed, each for its own row. Those that were stored before they were
 * sealed count as well, until {@link #sealOld} has come to them; they are known by their length.
 */
@Component
class WebhookSecrets {

    private final JdbcClient jdbc;
    private final Vault vault;

    /** Refuses to start with a secret that does not open what is there. */
    WebhookSecrets(JdbcClient jdbc, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.vault = new Vault(
                settings.keySecret(),
                "flywheel webhook secret",
                "the secrets of webhooks were stored with another flywheel.orders.webhooks.key-secret; start with that one, or"
                        + " give every webhook a new secret as docs/operations.md says");
        stored("SELECT id, secret FROM webhook WHERE octet_length(secret) <> ? ORDER BY id DESC LIMIT 1")
                .forEach(newest -> open(newest.webhook, newest.secret));
    }

    byte[] seal(UUID webhook, byte[] secret) {
        return vault.seal(webhook.toString(), secret);
    }

    byte[] open(UUID webhook, byte[] stored) {
        return stored.length == Signature.SECRET_BYTES ? stored : vault.open(webhook.toString(), stored);
    }

    /** Seals those that are not; answers how many. */
    int sealOld() {
        return sealOld("secret") + sealOld("previous_secret");
    }

    /** One by one, without a lock: a secret that is replaced in between is left to the next run. */
    private int sealOld(String column) {
        int sealed = 0;
        for (Stored old : stored("SELECT id, " + column + " FROM webhook WHERE octet_length(" + column + ") = ?")) {
            sealed += jdbc.sql("UPDATE webhook SET " + column + " = ? WHERE id = ? AND " + column + " = ?")
                    .params(seal(old.webhook, old.secret), old.webhook, old.secret)
                    .update();
        }
        return sealed;
    }

    private List<Stored> stored(String sql) {
        return jdbc.sql(sql)
                .param(Signature.SECRET_BYTES)
                .query((rs, row) -> new Stored(rs.getObject(1, UUID.class), rs.getBytes(2)))
                .list();
    }

    private record Stored(UUID webhook, byte[] secret) {}
}
