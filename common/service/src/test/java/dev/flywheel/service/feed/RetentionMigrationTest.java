package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.postgres.Database;
import dev.flywheel.testing.PostgresForTests;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database from before the partitions keeps its events and its places. */
class RetentionMigrationTest {

    private final Database database = PostgresForTests.database();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @Test
    void keepsWhatThereIs() {
        flyway("classpath:db/chassis").target("000.3").load().migrate();
        flyway("classpath:db/hearing")
                .ignoreMigrationPatterns("*:missing")
                .load()
                .migrate();
        insert(1);
        insert(2);
        List<String> before = events();

        flyway("classpath:db/chassis", "classpath:db/hearing")
                .outOfOrder(true)
                .load()
                .migrate();
        assertThat(events()).hasSize(2).isEqualTo(before);
        insert(3);
        assertThat(events()).hasSize(3).startsWith(before.toArray(String[]::new));
        assertThat(jdbc.sql("SELECT seq FROM event_log ORDER BY tx, seq")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 2L, 3L);
    }

    private FluentConfiguration flyway(String... locations) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations(locations);
    }

    private void insert(int n) {
        jdbc.sql("""
                INSERT INTO event_log (id, type, subject, occurred_at, data)
                VALUES (gen_random_uuid(), 'Counted', 's', now(), json_build_object('n', ?::int))""").param(n).update();
    }

    private List<String> events() {
        return jdbc.sql("SELECT concat_ws(' ', tx, seq, id, data, recorded_at) FROM event_log ORDER BY tx, seq")
                .query(String.class)
                .list();
    }
}
