package dev.flywheel.ads.targeting;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where a change of campaigns is marked, so that every replica loads them again. */
@Component
public class IndexChanges {

    private final JdbcClient jdbc;
    private final AdIndex index;

    IndexChanges(JdbcClient jdbc, AdIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /** Marks campaigns as changed in the transaction that changes them; make it the last statement, it is serial. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mark(Collection<UUID> campaigns) {
        if (campaigns.isEmpty()) {
            return;
        }
        jdbc.sql("""
                WITH next AS (UPDATE index_version SET version = version + 1 RETURNING version)
                INSERT INTO index_change (campaign_id, version)
                SELECT DISTINCT changed, next.version FROM next, unnest(:campaigns::uuid[]) AS changed
                ON CONFLICT (campaign_id) DO UPDATE SET version = excluded.version""")
                .param("campaigns", campaigns.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                index.expire();
            }
        });
    }
}
