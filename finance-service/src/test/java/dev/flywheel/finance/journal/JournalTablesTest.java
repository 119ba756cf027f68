package dev.flywheel.finance.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.testing.PostgresForTests;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database itself refuses, whoever writes: raw SQL, as the owner of the tables. */
class JournalTablesTest {

    private static final DataSource SOURCE = PostgresForTests.database("classpath:db/chassis", "classpath:db/finance")
            .dataSource();

    private final JdbcTemplate jdbc = new JdbcTemplate(SOURCE);

    @Test
    void aBalancedEntryIsTaken() throws SQLException {
        UUID entry = UUID.randomUUID();

        together(entry(entry), lines(entry, "DEBIT", 100, "USD", "CREDIT", 100, "USD"));

        assertThat(count("posting", entry)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"100,USD,99,USD", "99,USD,100,USD", "100,USD,100,EUR"})
    void anUnbalancedEntryIsRefused(int debit, String debitCurrency, int credit, String creditCurrency) {
        UUID entry = UUID.randomUUID();

        assertRefused(
                "posting_balanced",
                entry(entry),
                lines(entry, "DEBIT", debit, debitCurrency, "CREDIT", credit, creditCurrency));
        assertThat(count("posting", entry)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -100})
    void anAmountThatIsNotPositiveIsRefused(int minor) {
        UUID entry = UUID.randomUUID();

        assertRefused("posting_minor_check", entry(entry), lines(entry, "DEBIT", minor, "USD", "CREDIT", minor, "USD"));
    }

    @Test
    void anEntryWithoutLinesIsRefusedAtCommit() {
        assertRefused("journal_entry_has_lines", entry(UUID.randomUUID()));
    }

    @Test
    void linesWithoutAnEntryAreRefused() {
        assertRefused("posting_of_new_entry", lines(UUID.randomUUID(), "DEBIT", 1, "USD", "CREDIT", 1, "USD"));
    }

    @Test
    void linesForAnEarlierEntryAreRefused() throws SQLException {
        UUID entry = UUID.randomUUID();
        together(entry(entry), lines(entry, "DEBIT", 100, "USD", "CREDIT", 100, "USD"));

        assertRefused("posting_of_new_entry", lines(entry, 3, "DEBIT", 5, "USD", "CREDIT", 5, "USD"));
        assertRefused("posting_balanced", line(entry, 3, "DEBIT", 5, "USD"));
    }

    @Test
    void anUnbalancedLineCannotFollowOnceTheEntryWasChecked() {
        UUID entry = UUID.randomUUID();

        assertRefused(
                "posting_balanced",
                entry(entry),
                lines(entry, "DEBIT", 100, "USD", "CREDIT", 100, "USD"),
                "SET CONSTRAINTS ALL IMMEDIATE",
                line(entry, 3, "DEBIT", 5, "USD"));
    }

    @Test
    void linesOfAnotherTimeThanTheirEntryAreRefused() {
        UUID entry = UUID.randomUUID();

        assertRefused(
                "posting_of_new_entry",
                entry(entry),
                lines(entry, "DEBIT", 1, "USD", "CREDIT", 1, "USD").replace("2026-03-01", "2026-03-02"));
    }

    @Test
    void aLineCannotPretendToBeOlderThanItsTransaction() {
        UUID entry = UUID.randomUUID();
        String forged = lines(entry, "DEBIT", 1, "USD", "CREDIT", 1, "USD")
                .replace("effective_at)", "effective_at, tx)")
                .replace("2026-03-01T00:00:00Z'", "2026-03-01T00:00:00Z', '3'");

        assertRefused("posting_of_new_entry", entry(entry), forged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE posting SET minor = minor + 1",
                "UPDATE posting SET minor = 1 WHERE false",
                "DELETE FROM posting",
                "TRUNCATE posting",
                "UPDATE journal_entry SET description = 'x'",
                "DELETE FROM journal_entry",
                "TRUNCATE journal_entry CASCADE"
            })
    void nothingIsEverChanged(String sql) throws SQLException {
        UUID entry = UUID.randomUUID();
        together(entry(entry), lines(entry, "DEBIT", 100, "USD", "CREDIT", 100, "USD"));

        assertThatThrownBy(() -> jdbc.execute(sql)).rootCause().hasMessageContaining("the journal is only added to");
        assertThat(count("posting", entry)).isEqualTo(2);
    }

    @Test
    void anUpsertIsAnUpdateToo() throws SQLException {
        UUID entry = UUID.randomUUID();
        together(entry(entry), lines(entry, "DEBIT", 100, "USD", "CREDIT", 100, "USD"));

        assertThatThrownBy(() -> jdbc.execute(entry(entry) + " ON CONFLICT (id) DO UPDATE SET description = 'changed'"))
                .rootCause()
                .hasMessageContaining("the journal is only added to");
    }

    @Test
    void anEntryIsNotItsOwnReversal() {
        UUID entry = UUID.randomUUID();

        assertRefused(
                "journal_entry_not_its_own_reversal",
                entry(entry)
                        .replace("description)", "description, reverses_id)")
                        .replace("'raw')", "'raw', '" + entry + "')"));
    }

    private void assertRefused(String constraint, String... statements) {
        assertThatThrownBy(() -> together(statements)).satisfies(refusal -> {
            assertThat(refusal).isInstanceOf(org.postgresql.util.PSQLException.class);
            assertThat(((org.postgresql.util.PSQLException) refusal)
                            .getServerErrorMessage()
                            .getConstraint())
                    .isEqualTo(constraint);
        });
    }

    private static void together(String... statements) throws SQLException {
        try (Connection connection = SOURCE.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private int count(String table, UUID entry) {
        Integer rows =
                jdbc.queryForObject("SELECT count(*) FROM " + table + " WHERE entry_id = ?", Integer.class, entry);
        return rows == null ? 0 : rows;
    }

    private static String entry(UUID id) {
        return """
                INSERT INTO journal_entry (id, source, key, content_hash, effective_at, description)
                VALUES ('%s', 'test', '%s', sha256('x'), '2026-03-01T00:00:00Z', 'raw')""".formatted(id, id);
    }

    private static String lines(
            UUID entry,
            String side,
            int minor,
            String currency,
            String otherSide,
            int otherMinor,
            String otherCurrency) {
        return lines(entry, 1, side, minor, currency, otherSide, otherMinor, otherCurrency);
    }

    private static String lines(
            UUID entry,
            int from,
            String side,
            int minor,
            String currency,
            String otherSide,
            int otherMinor,
            String otherCurrency) {
        return line(entry, from, side, minor, currency) + ", "
                + values(entry, from + 1, otherSide, otherMinor, otherCurrency);
    }

    private static String line(UUID entry, int number, String side, int minor, String currency) {
        return """
                INSERT INTO posting (entry_id, line_no, account, side, minor, currency, segment, product_group, service,
                                     country, reference, effective_at)
                VALUES\s""" + values(entry, number, side, minor, currency);
    }

    private static String values(UUID entry, int number, String side, int minor, String currency) {
        return "('%s', %d, 'CASH', '%s', %d, '%s', 'AWS', 'NONE', 'test', 'US', 'r', '2026-03-01T00:00:00Z')"
                .formatted(entry, number, side, minor, currency);
    }
}
