package dev.flywheel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqlStatementsTest {

    private static final DataSource SOURCE = SqlStatements.counting(
            PostgresForTests.database("classpath:db/example").dataSource());

    @Test
    void listsEachStatementInOrder() throws Exception {
        List<String> statements = SqlStatements.during(() -> {
            one("SELECT 1");
            one("SELECT 2");
            one("SELECT 1");
        });

        assertThat(statements).containsExactly("SELECT 1", "SELECT 2", "SELECT 1");
    }

    @Test
    void countsABatchOnce() throws Exception {
        List<String> statements = SqlStatements.during(() -> {
            try (Connection connection = SOURCE.getConnection();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO example VALUES (?, 'x')");
                    Statement plain = connection.createStatement()) {
                for (int id = 1; id <= 3; id++) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(3);
                plain.addBatch("DELETE FROM example WHERE id = 1");
                plain.addBatch("DELETE FROM example WHERE id = 2");
                plain.executeBatch();
            }
        });

        assertThat(statements)
                .containsExactly(
                        "INSERT INTO example VALUES (?, 'x')",
                        "DELETE FROM example WHERE id = 1; DELETE FROM example WHERE id = 2");
    }

    @Test
    void tellsThreadsApartUnlessAskedForAll() throws Exception {
        List<String> mine = SqlStatements.during(() -> elsewhere("SELECT 3"));
        List<String> all = SqlStatements.duringInAllThreads(() -> elsewhere("SELECT 3"));

        assertThat(mine).isEmpty();
        assertThat(all).contains("SELECT 3");
    }

    @Test
    void leavesTheDriverReachableAndItsErrorsAsTheyAre() throws Exception {
        try (Connection connection = SOURCE.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.unwrap(PGConnection.class)).isNotNull();
            assertThat(List.of(connection)).contains(connection);
            assertThatThrownBy(() -> statement.execute("SELECT nothing")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void watchesTheDataSourceOfAContext() throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(SqlCounting.class);
            context.registerBean(
                    DataSource.class, () -> PostgresForTests.database().dataSource());
            context.refresh();
            JdbcClient client = JdbcClient.create(context.getBean(DataSource.class));

            assertThat(SqlStatements.during(
                            () -> client.sql("SELECT 5").query(Integer.class).single()))
                    .containsExactly("SELECT 5");
        }
    }

    private static void elsewhere(String sql) throws InterruptedException {
        Thread.ofVirtual().start(() -> one(sql)).join();
    }

    private static void one(String sql) {
        JdbcClient.create(SOURCE).sql(sql).query(Integer.class).single();
    }
}
