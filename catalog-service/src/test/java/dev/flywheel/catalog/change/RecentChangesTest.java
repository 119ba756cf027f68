package dev.flywheel.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.testing.Eventually;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a replica notices of changes that another one commits. */
class RecentChangesTest extends CatalogServiceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private DataSource database;

    private final List<UUID> told = new ArrayList<>();
    private RecentChanges other;

    @BeforeEach
    void startAnother() {
        importCsv("sku,title,price,currency\nRECENT-1,Recent rake,3.00,USD\nRECENT-2,Recent rope,4.00,USD\n");
        other = new RecentChanges(jdbc);
        other.catchUp();
        other.tell(recent -> told.addAll(recent.pages()));
    }

    @Test
    void tellsWhatAnotherReplicaChanged() {
        importCsv("sku,title,price,currency\nRECENT-1,Recent rake,3.50,USD\n");

        awaitTold(page("RECENT-1"));

        assertThat(told).doesNotContain(page("RECENT-2"));
    }

    @Test
    void missesNothingThatEndsOutOfOrder() throws SQLException {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            touch(slow, page("RECENT-1"));
            importCsv("sku,title,price,currency\nRECENT-2,Recent rope,4.50,USD\n");
            awaitTold(page("RECENT-2"));
            assertThat(told).doesNotContain(page("RECENT-1"));

            slow.commit();
            slow.setAutoCommit(true);
        }

        awaitTold(page("RECENT-1"));
        assertThat(told.stream().filter(page("RECENT-2")::equals))
                .as("told once")
                .hasSize(1);
    }

    @Test
    void looksAtOnceAfterACommitHere() {
        importCsv("sku,title,price,currency\nRECENT-1,Recent rake,3.70,USD\n");
        other.wake();

        other.catchUp();

        assertThat(told).contains(page("RECENT-1"));
    }

    private void awaitTold(UUID page) {
        Eventually.await(SOON, () -> {
            other.catchUp();
            return told.contains(page);
        });
    }

    private UUID page(String sku) {
        return UUID.fromString(product(sku));
    }

    private static void touch(Connection writer, UUID product) throws SQLException {
        try (PreparedStatement update =
                writer.prepareStatement("UPDATE product SET changed_tx = pg_current_xact_id() WHERE id = ?")) {
            update.setObject(1, product);
            update.executeUpdate();
        }
    }
}
