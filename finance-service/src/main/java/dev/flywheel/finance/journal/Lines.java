package dev.flywheel.finance.journal;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.ProductGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code posting} as they are added; all lines of a batch are one statement, which the database balances. */
@Repository
class Lines {

    /** What stands in the place of a product group where there is no revenue. */
    static final String NO_GROUP = "NONE";

    private static final String INSERT = """
            INSERT INTO posting (entry_id, line_no, account, side, minor, currency, segment, product_group, service,
                                 country, seller, reference, effective_at)
            SELECT entry_id, line_no, account, side, minor, currency, segment, product_group, :service,
                   country, seller, reference, effective_at
            FROM unnest(:entries::uuid[], :numbers::smallint[], :accounts::text[], :sides::text[], :minors::bigint[],
                        :currencies::text[], :segments::text[], :groups::text[], :countries::text[], :sellers::text[],
                        :references::text[], :times::timestamptz[])
                 AS line (entry_id, line_no, account, side, minor, currency, segment, product_group, country, seller,
                          reference, effective_at)""";

    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the lines of those statements that are among the given ids. */
    void insert(String source, List<StatedEntry> statements, Set<UUID> added) {
        List<Row> rows = rows(statements, added);
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT)
                .param("service", source)
                .param("entries", column(rows, row -> row.statement.id()))
                .param("numbers", column(rows, Row::number))
                .param("accounts", column(rows, row -> row.line.account()))
                .param("sides", column(rows, row -> row.line.side()))
                .param("minors", column(rows, row -> row.line.amount().minor()))
                .param("currencies", column(rows, row -> row.line.amount().currency()))
                .param("segments", column(rows, row -> row.line.dimensions().segment()))
                .param("groups", column(rows, row -> group(row.line.account())))
                .param("countries", column(rows, row -> row.line.dimensions().country()))
                .param("sellers", column(rows, Row::seller))
                .param("references", column(rows, row -> row.line.dimensions().reference()))
                .param("times", column(rows, row -> row.statement.entry().effectiveAt()))
                .update();
    }

    private static List<Row> rows(List<StatedEntry> statements, Set<UUID> added) {
        List<Row> rows = new ArrayList<>();
        for (StatedEntry statement : statements) {
            if (added.contains(statement.id())) {
                int number = 1;
                for (JournalEntry.Line line : statement.entry().lines()) {
                    rows.add(new Row(statement, number++, line));
                }
            }
        }
        return rows;
    }

    private static @Nullable String[] column(List<Row> rows, Function<Row, @Nullable Object> part) {
        return Columns.of(rows, part);
    }

    private static String group(LedgerAccount account) {
        ProductGroup group = account.group();
        return group == null ? NO_GROUP : group.name();
    }

    private record Row(StatedEntry statement, int number, JournalEntry.Line line) {

        String seller() {
            return line.dimensions().seller() == null
                    ? ""
                    : line.dimensions().seller().toString();
        }
    }
}
