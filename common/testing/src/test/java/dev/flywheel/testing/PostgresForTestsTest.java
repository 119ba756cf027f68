package dev.flywheel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.postgres.Database;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresForTestsTest {

    private static final String EXAMPLE = "classpath:db/example";

    @Test
    void givesEachCallerAMigratedDatabaseOfItsOwn() {
        Database first = PostgresForTests.database(EXAMPLE);
        Database second = PostgresForTests.database(EXAMPLE);
        insert(first, 1);

        assertThat(rows(first)).isEqualTo(1);
        assertThat(rows(second)).isZero();
        assertThat(first.url()).isNotEqualTo(second.url());
    }

    @Test
    void clonesOneTemplateForManyAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Database> caller = () -> PostgresForTests.database(EXAMPLE);
            List<Future<Database>> databases =
                    IntStream.range(0, 16).mapToObj(i -> threads.submit(caller)).toList();
            for (Future<Database> database : databases) {
                assertThat(rows(database.get())).isZero();
            }
        }
    }

    @Test
    void isPostgres18ThatSyncs() {
        assertThat(setting("server_version")).startsWith("18.");
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("max_connections")).isEqualTo("300");
    }

    @Test
    void givesNobodyASuperuser() {
        assertThat(JdbcClient.create(PostgresForTests.database().dataSource())
                        .sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void refusesALocationThatIsNotThere() {
        assertThatThrownBy(() -> PostgresForTests.database("classpath:db/nowhere"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("db/nowhere");
    }

    @Test
    void pointsASpringContextAtADatabase() {
        Map<String, Supplier<Object>> properties = new java.util.HashMap<>();
        PostgresForTests.register(properties::put, EXAMPLE);

        assertThat(properties)
                .containsOnlyKeys("spring.datasource.url", "spring.datasource.username", "spring.datasource.password");
    }

    private static String setting(String name) {
        return JdbcClient.create(PostgresForTests.superuser().dataSource())
                .sql("SHOW " + name)
                .query(String.class)
                .single();
    }

    private static void insert(Database database, long id) {
        JdbcClient.create(database.dataSource())
                .sql("INSERT INTO example VALUES (?, 'example')")
                .param(id)
                .update();
    }

    private static long rows(Database database) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT count(*) FROM example")
                .query(Long.class)
                .single();
    }
}
