package dev.flywheel.prime.joining;

import dev.flywheel.domain.MembershipId;
import dev.flywheel.prime.plan.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of what each member agreed to, and when (ROSCA, 15 U.S.C. § 8403). */
@Component
class Consents {

    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(MembershipId membership, Plan plan, LocalDate renewsOn, Instant at) {
        jdbc.sql("""
                INSERT INTO consent (membership, offer_version, price, currency, renews_on, text, text_hash, given_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        membership.value(),
                        plan.version(),
                        plan.price().minor(),
                        plan.price().currency().getCurrencyCode(),
                        renewsOn,
                        plan.text(),
                        plan.textHash(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
