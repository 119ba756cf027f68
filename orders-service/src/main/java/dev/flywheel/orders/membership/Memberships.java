package dev.flywheel.orders.membership;

import dev.flywheel.contracts.prime.MembershipChanged;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Knows who has Prime, from what prime-service told. */
@Configuration(proxyBeanMethods = false)
class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    FeedSubscription membershipsOfPrime() {
        return FeedSubscription.to("prime")
                .onBatch(MembershipChanged.class, this::changed)
                .resetBy(() -> jdbc.sql("DELETE FROM prime_membership").update());
    }

    void changed(List<MembershipChanged> events) {
        Map<MembershipId, MembershipChanged> last = new LinkedHashMap<>();
        events.forEach(event -> last.put(event.membership(), event));
        Collection<MembershipChanged> told = last.values();
        jdbc.sql("""
                INSERT INTO prime_membership (membership, account, benefits_until)
                SELECT * FROM unnest(?, ?, ?::text[]::timestamptz[]) AS told (membership, account, until) ORDER BY membership
                ON CONFLICT (membership) DO UPDATE
                SET account = excluded.account, benefits_until = excluded.benefits_until""")
                .params(
                        new SqlArrayValue(
                                "uuid",
                                told.stream()
                                        .map(event -> event.membership().value())
                                        .toArray()),
                        new SqlArrayValue(
                                "uuid",
                                told.stream()
                                        .map(event -> event.account().value())
                                        .toArray()),
                        new SqlArrayValue(
                                "text",
                                told.stream()
                                        .map(event -> event.benefitsUntil().toString())
                                        .toArray()))
                .update();
    }
}
