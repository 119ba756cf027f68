package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.matching.Match.DecidedBy;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Matches as stored. */
@Component
class Matches {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    Matches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds them; one that waits for the same SKU is replaced, since its row came again. */
    void add(UUID seller, List<Match> matches) {
        if (matches.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO match (id, seller_id, sku, status, decided_by, product_id, item, cells, candidates,
                                   created_at, decided_at)
                SELECT id, :seller, sku, status, decided_by, product_id, item, cells, candidates, created_at, decided_at
                FROM unnest(:ids::uuid[], :skus, :statuses, :decidedBy, :products::uuid[], :items::jsonb[],
                            :cells::jsonb[], :candidates::jsonb[], :created::timestamptz[], :decided::timestamptz[])
                    AS found (id, sku, status, decided_by, product_id, item, cells, candidates, created_at, decided_at)
                ON CONFLICT (seller_id, sku) WHERE status = 'AMBIGUOUS' AND sku IS NOT NULL DO UPDATE
                SET item = excluded.item, cells = excluded.cells, candidates = excluded.candidates""")
                .param("seller", seller)
                .param("ids", Unnest.texts(matches, Match::id))
                .param("skus", Unnest.texts(matches, Match::sku))
                .param("statuses", Unnest.texts(matches, Match::status))
                .param("decidedBy", Unnest.texts(matches, Match::decidedBy))
                .param("products", Unnest.texts(matches, Match::product))
                .param("items", Unnest.texts(matches, match -> JSON.writeValueAsString(match.item())))
                .param(
                        "cells",
                        Unnest.texts(
                                matches,
                                match -> match.cells() == null ? null : JSON.writeValueAsString(match.cells())))
                .param("candidates", Unnest.texts(matches, match -> JSON.writeValueAsString(match.candidates())))
                .param("created", Unnest.texts(matches, Match::createdAt))
                .param("decided", Unnest.texts(matches, Match::decidedAt))
                .update();
    }

    Optional<Match> find(UUID seller, UUID id) {
        return jdbc.sql("SELECT * FROM match WHERE seller_id = :seller AND id = :id")
                .param("seller", seller)
                .param("id", id)
                .query(Matches::match)
                .optional();
    }

    /** The newest first; {@code before} continues a list. */
    List<Match> list(UUID seller, MatchStatus status, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                SELECT * FROM match
                WHERE seller_id = :seller AND status = :status AND (:before::uuid IS NULL OR id < :before::uuid)
                ORDER BY id DESC LIMIT :limit""")
                .param("seller", seller)
                .param("status", status.name())
                .param("before", before)
                .param("limit", limit)
                .query(Matches::match)
                .list();
    }

    /** How many of a seller's items wait for his choice. */
    int waiting(UUID seller) {
        return jdbc.sql("SELECT count(*) FROM match WHERE seller_id = :seller AND status = 'AMBIGUOUS'")
                .param("seller", seller)
                .query(Integer.class)
                .single();
    }

    /**
     * The seller has chosen.
     *
     * @return false if he had before
     */
    boolean decide(UUID id, MatchStatus status, @Nullable ProductId product, @Nullable OfferId offer) {
        return jdbc.sql("""
                UPDATE match SET status = :status, decided_by = 'SELLER', product_id = :product::uuid,
                       offer_id = :offer::uuid, decided_at = :now
                WHERE id = :id AND status = 'AMBIGUOUS'""")
                        .param("status", status.name())
                        .param("product", product == null ? null : product.value())
                        .param("offer", offer == null ? null : offer.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Forgets what was decided long ago; a job. */
    int forget() {
        return jdbc.sql("DELETE FROM match WHERE decided_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Match match(ResultSet row, int number) throws SQLException {
        UUID product = row.getObject("product_id", UUID.class);
        UUID offer = row.getObject("offer_id", UUID.class);
        String decidedBy = row.getString("decided_by");
        String cells = row.getString("cells");
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Match(
                row.getObject("id", UUID.class),
                row.getString("sku"),
                MatchStatus.valueOf(row.getString("status")),
                decidedBy == null ? null : DecidedBy.valueOf(decidedBy),
                product == null ? null : new ProductId(product),
                offer == null ? null : new OfferId(offer),
                JSON.readValue(row.getString("item"), Item.class),
                cells == null ? null : JSON.readValue(cells, new TypeReference<Map<String, String>>() {}),
                JSON.readValue(row.getString("candidates"), new TypeReference<List<Suggestion>>() {}),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                decidedAt == null ? null : decidedAt.toInstant());
    }
}
