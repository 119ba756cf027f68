package dev.flywheel.orders.document;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The documents, and the only writer of them. */
@Component
public class Documents {

    /** Who issues the retailer's own. */
    static final UUID RETAILER = new UUID(0, 0);

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final JsonMapper JSON = Json.tolerant();

    /** A row that another transaction has made or moved on is waited for, and given back when that one fails. */
    private static final String DRAW = """
            INSERT INTO document_series (owner, kind, year, last) VALUES (?, ?, ?, 1)
            ON CONFLICT (owner, kind, year) DO UPDATE SET last = document_series.last + 1 RETURNING last""";

    private static final String INSERT = """
            INSERT INTO document (id, kind, owner, year, number, order_id, account, source, issued_at, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Documents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Issues a document. Its number is drawn in the caller's transaction and belongs to it: whoever issues for the same
     * seller waits for its end, and gets the same number when it fails.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Document issue(Draft draft) {
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        UUID owner = owner(draft.seller());
        long number = jdbc.sql(DRAW)
                .params(owner, draft.kind().name(), today.getYear())
                .query(Long.class)
                .single();
        Content content = draft.content().numbered(draft.kind(), draft.kind().number(today.getYear(), number), today);
        Document document = new Document(Ids.next(), draft.seller(), draft.account(), content.orderId(), now, content);
        jdbc.sql(INSERT)
                .params(
                        document.id(),
                        draft.kind().name(),
                        owner,
                        today.getYear(),
                        number,
                        document.order().value(),
                        draft.account().value(),
                        draft.source(),
                        now.atOffset(ZoneOffset.UTC),
                        JSON.writeValueAsString(content))
                .update();
        return document;
    }

    /** The document about a fact, such as {@code shipment:…} or {@code refund:…}; none until it is issued. */
    @Transactional(readOnly = true)
    public Optional<Document> about(String source) {
        return jdbc.sql("SELECT * FROM document WHERE source = ?")
                .param(source)
                .query(Documents::row)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Document> find(UUID id) {
        return jdbc.sql("SELECT * FROM document WHERE id = ?")
                .param(id)
                .query(Documents::row)
                .optional();
    }

    /** The order's documents, oldest first. */
    @Transactional(readOnly = true)
    public List<Document> of(OrderId order) {
        return jdbc.sql("SELECT * FROM document WHERE order_id = ? ORDER BY id LIMIT 1000")
                .param(order.value())
                .query(Documents::row)
                .list();
    }

    /** Those of one issuer, newest first; null is the retailer. */
    @Transactional(readOnly = true)
    public List<Document> issuedBy(@Nullable SellerId seller, @Nullable UUID before, int limit) {
        return jdbc.sql("SELECT * FROM document WHERE owner = ? AND id < ? ORDER BY id DESC LIMIT ?")
                .params(owner(seller), before == null ? AFTER_ALL : before, limit)
                .query(Documents::row)
                .list();
    }

    static UUID owner(@Nullable SellerId seller) {
        return seller == null ? RETAILER : seller.value();
    }

    private static Document row(ResultSet rs, int number) throws SQLException {
        UUID owner = rs.getObject("owner", UUID.class);
        return new Document(
                rs.getObject("id", UUID.class),
                owner.equals(RETAILER) ? null : new SellerId(owner),
                new AccountId(rs.getObject("account", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getObject("issued_at", OffsetDateTime.class).toInstant(),
                JSON.readValue(rs.getString("content"), Content.class));
    }
}
