package dev.flywheel.accounts.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.flywheel.domain.Ids;
import dev.flywheel.service.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored signing keys; their private halves are encrypted. */
@Repository
class SigningKeys {

    /** Any number that no other advisory lock of this database uses. */
    private static final long LOCK = 0x5167_6e4b_6579L;

    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final Vault vault;

    SigningKeys(JdbcClient jdbc, IssuerSettings settings) {
        this.jdbc = jdbc;
        this.vault = vault(settings.keySecret());
    }

    static Vault vault(String secret) {
        return new Vault(
                secret,
                "flywheel signing key",
                "the signing key in the database was stored with another flywheel.accounts.key-secret; start with that one, or"
                        + " delete the rows of signing_key, which signs everybody out");
    }

    /** Lets one transaction at a time, of all replicas, decide about new keys. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
    }

    /** Keys whose tokens may still be valid, oldest first. */
    List<SigningKey> retiringAfter(Instant instant) {
        return jdbc.sql("""
                        SELECT id, sealed, active_from, retires_at FROM signing_key
                        WHERE retires_at IS NULL OR retires_at > ? ORDER BY active_from""").param(at(instant)).query((row, number) -> key(row)).list();
    }

    /** Adds a key that takes over at the given time. */
    SigningKey add(Instant activeFrom) {
        RSAKey jwk = generated();
        jdbc.sql("UPDATE signing_key SET retires_at = greatest(active_from, ?) WHERE retires_at IS NULL")
                .param(at(activeFrom))
                .update();
        jdbc.sql("INSERT INTO signing_key (id, sealed, active_from) VALUES (?, ?, ?)")
                .params(
                        jwk.getKeyID(),
                        vault.seal(jwk.getKeyID(), jwk.toJSONString().getBytes(StandardCharsets.UTF_8)),
                        at(activeFrom))
                .update();
        return new SigningKey(jwk, activeFrom, null);
    }

    int forgetRetiredBefore(Instant instant) {
        return jdbc.sql("DELETE FROM signing_key WHERE retires_at <= ?")
                .param(at(instant))
                .update();
    }

    private SigningKey key(ResultSet row) throws SQLException {
        String id = row.getString("id");
        OffsetDateTime retires = row.getObject("retires_at", OffsetDateTime.class);
        try {
            String json = new String(vault.open(id, row.getBytes("sealed")), StandardCharsets.UTF_8);
            return new SigningKey(
                    RSAKey.parse(json),
                    row.getObject("active_from", OffsetDateTime.class).toInstant(),
                    retires == null ? null : retires.toInstant());
        } catch (ParseException damaged) {
            throw new IllegalStateException("signing key " + id + " cannot be read", damaged);
        }
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(Ids.next().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
