package dev.flywheel.finance.journal;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProductGroup;
import dev.flywheel.domain.Segment;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the journal's lines, oldest fact first; every list is one statement. */
@Repository
public class Postings {

    private static final String SELECT = """
            SELECT entry.id, entry.key, entry.source, entry.description, line.line_no, line.account, line.side, line.minor,
                   line.currency, line.segment, line.country, line.seller, line.reference, line.effective_at
            FROM posting line JOIN journal_entry entry ON entry.id = line.entry_id
            WHERE\s""";
    private static final String ORDER = " ORDER BY line.effective_at, line.entry_id, line.line_no LIMIT :limit";
    private static final String AFTER =
            " AND (line.effective_at, line.entry_id, line.line_no) > (:time::timestamptz, :entry::uuid, :line)";

    private final JdbcClient jdbc;

    Postings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lines about one thing, at most so many. */
    List<PostedLine> of(String reference, int atMost) {
        return jdbc
                .sql(SELECT + "line.reference = :reference" + ORDER)
                .param("reference", reference)
                .param("limit", atMost)
                .query(Postings::row)
                .list()
                .stream()
                .map(Row::line)
                .toList();
    }

    /** Lines about one thing, or of one account, or both; one of them is given. */
    Page<PostedLine> of(
            @Nullable String reference, @Nullable LedgerAccount account, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String where = "true";
        if (reference != null) {
            where += " AND line.reference = :reference";
            parameters.put("reference", reference);
        }
        if (account != null) {
            where += " AND line.account = :account";
            parameters.put("account", account.name());
        }
        return page(where, parameters, cursor, limit);
    }

    /**
     * Revenue lines of a product group in one currency.
     *
     * @param from first instant, inclusive
     * @param until end, exclusive
     */
    public Page<PostedLine> ofGroup(
            ProductGroup group, Currency currency, Instant from, Instant until, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("group", group.name());
        parameters.put("currency", currency.getCurrencyCode());
        parameters.put("from", Timestamp.from(from));
        parameters.put("until", Timestamp.from(until));
        String where = """
                line.product_group = :group AND line.product_group <> 'NONE' AND line.currency = :currency
                AND line.effective_at >= :from AND line.effective_at < :until""";
        return page(where, parameters, cursor, limit);
    }

    private Page<PostedLine> page(String where, Map<String, Object> parameters, @Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 3);
        String sql = SELECT + where;
        if (after != null) {
            sql += AFTER;
            parameters.put("time", Timestamp.from(Instant.EPOCH.plus(after.number(0), ChronoUnit.MICROS)));
            parameters.put("entry", after.uuid(1));
            parameters.put("line", after.number(2));
        }
        parameters.put("limit", limit + 1);
        List<Row> rows =
                jdbc.sql(sql + ORDER).params(parameters).query(Postings::row).list();
        return Page.of(rows, limit, Row::cursor).map(Row::line);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String seller = row.getString("seller");
        PostedLine line = new PostedLine(
                row.getString("key"),
                row.getString("source"),
                row.getString("description"),
                row.getTimestamp("effective_at").toInstant(),
                row.getInt("line_no"),
                LedgerAccount.valueOf(row.getString("account")),
                Side.valueOf(row.getString("side")),
                new Money(row.getLong("minor"), Money.currency(row.getString("currency"))),
                Segment.valueOf(row.getString("segment")),
                row.getString("country"),
                seller.isEmpty() ? null : SellerId.of(seller),
                row.getString("reference"));
        return new Row(row.getObject("id", UUID.class), line);
    }

    private record Row(UUID entry, PostedLine line) {

        Cursor cursor() {
            return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, line.effectiveAt()), entry, line.line());
        }
    }
}
