package dev.flywheel.orders.privacy;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.audit.Audit;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** All of this service's data about a person, as one JSON document that is written while it is read. */
@Service
class Exports {

    private static final Duration VALID = Duration.ofDays(7);
    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final List<PersonalData> all;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    Exports(JdbcClient jdbc, List<PersonalData> all, Audit audit, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.all = all.stream().sorted(Comparator.comparing(PersonalData::name)).toList();
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** Lets the person download his data for seven days. */
    @Transactional
    public PrivacyController.Export add(AccountId account) {
        Instant now = clock.instant();
        Instant until = now.plus(VALID);
        UUID id = Ids.next();
        jdbc.sql("DELETE FROM privacy_export WHERE account = ? AND expires_at <= ?")
                .params(account.value(), now.atOffset(ZoneOffset.UTC))
                .update();
        int added = jdbc.sql("""
                INSERT INTO privacy_export (id, account, created_at, expires_at) SELECT :id, :account, :now, :until
                WHERE (SELECT count(*) FROM privacy_export WHERE account = :account) < :most""")
                .param("id", id)
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .update();
        if (added == 0) {
            throw new ProblemException(
                    OrdersError.TOO_MANY_EXPORTS, "there are " + MOST + " exports already; use one of them");
        }
        audit.about("account:" + account);
        return new PrivacyController.Export(id, until, "/privacy/exports/" + id);
    }

    /** Fails unless the person may download it. */
    @Transactional(readOnly = true)
    public void check(UUID export, AccountId account) {
        boolean valid = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM privacy_export WHERE id = ? AND account = ? AND expires_at > ?)")
                .params(export, account.value(), clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (!valid) {
            throw new ProblemException(
                    CommonError.NOT_FOUND, "there is no export " + export + ", or it is older than seven days");
        }
    }

    /** Writes everything, as it is at one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void write(AccountId account, OutputStream to) {
        try (JsonGenerator out = json.createGenerator(to)) {
            out.writeStartObject();
            out.writeStringProperty("account", account.toString());
            out.writeStringProperty("at", clock.instant().toString());
            for (PersonalData data : all) {
                out.writeName(data.name());
                out.writeStartArray();
                data.export(account, out::writePOJO);
                out.writeEndArray();
            }
            out.writeEndObject();
        }
    }
}
