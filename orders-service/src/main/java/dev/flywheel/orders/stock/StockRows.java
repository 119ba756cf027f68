package dev.flywheel.orders.stock;

import dev.flywheel.domain.OfferId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The stock rows and their ledger. */
@Repository
class StockRows {

    // 'locked' takes the locks in the offers' order before anything changes; the condition is then tested on the newest
    // version of each row. An offer without a row, or with too little, is missing in 'moved'.
    private static final String MOVE = """
            WITH wanted AS (SELECT * FROM unnest(:offers, :quantities) AS w (offer, quantity)),
            locked AS MATERIALIZED (
                SELECT s.offer, w.quantity FROM stock s JOIN wanted w ON w.offer = s.offer
                ORDER BY s.offer FOR UPDATE OF s),
            moved AS (
                UPDATE stock s SET on_hand = s.on_hand + :onHand * l.quantity, held = s.held + :held * l.quantity
                FROM locked l
                WHERE s.offer = l.offer AND s.held + :held * l.quantity >= 0
                  AND s.on_hand + :onHand * l.quantity >= s.held + :held * l.quantity
                RETURNING s.offer, l.quantity),
            noted AS (
                INSERT INTO stock_movement (offer, kind, on_hand, held, reference, at)
                SELECT offer, :kind, :onHand * quantity, :held * quantity, :reference, :at FROM moved),
            told AS (INSERT INTO stock_change (offer) SELECT offer FROM moved)
            SELECT w.offer FROM wanted w WHERE NOT EXISTS (SELECT FROM moved m WHERE m.offer = w.offer)""";

    // What is declared below what orders hold is raised to that: those units are sold already.
    private static final String DECLARE = """
            WITH declared AS (SELECT * FROM unnest(:offers, :quantities) AS d (offer, quantity)),
            changed AS (
                INSERT INTO stock AS s (offer, on_hand) SELECT offer, quantity FROM declared ORDER BY offer
                ON CONFLICT (offer) DO UPDATE SET on_hand = greatest(excluded.on_hand, s.held)
                WHERE s.on_hand <> greatest(excluded.on_hand, s.held)
                RETURNING s.offer, new.on_hand - coalesce(old.on_hand, 0) AS difference),
            noted AS (
                INSERT INTO stock_movement (offer, kind, on_hand, held, reference, at)
                SELECT offer, :kind, difference, 0, :reference, :at FROM changed WHERE difference <> 0)
            INSERT INTO stock_change (offer) SELECT offer FROM changed""";

    private final JdbcClient jdbc;
    private final Clock clock;

    StockRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Offers that could not be moved. */
    List<OfferId> move(Movement movement, String reference, Map<OfferId, Integer> quantities) {
        return with(jdbc.sql(MOVE), movement, reference, quantities)
                .param("onHand", movement.onHand())
                .param("held", movement.held())
                .query((rs, row) -> new OfferId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Sets what is on hand, though never below what is held. */
    void declare(String reference, Map<OfferId, Integer> quantities) {
        with(jdbc.sql(DECLARE), Movement.DECLARED, reference, quantities).update();
    }

    /** Locks a row, so that what is read holds until the commit. */
    Optional<Integer> lockHeld(OfferId offer) {
        return jdbc.sql("SELECT held FROM stock WHERE offer = ? FOR UPDATE")
                .param(offer.value())
                .query(Integer.class)
                .optional();
    }

    private JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, Movement movement, String reference, Map<OfferId, Integer> quantities) {
        List<OfferId> offers = List.copyOf(quantities.keySet());
        return statement
                .param(
                        "offers",
                        new SqlArrayValue(
                                "uuid", offers.stream().map(OfferId::value).toArray()))
                .param(
                        "quantities",
                        new SqlArrayValue(
                                "int4", offers.stream().map(quantities::get).toArray()))
                .param("kind", movement.name())
                .param("reference", reference)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC));
    }
}
