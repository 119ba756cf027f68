package dev.flywheel.seller.performance;

import dev.flywheel.contracts.catalog.OfferChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What sellers say of their offers: how soon they send. Runs in the transaction of the feed. */
@Repository
class Promises {

    private final JdbcClient jdbc;

    Promises(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void changed(List<OfferChanged> offers) {
        Map<UUID, OfferChanged> last = new LinkedHashMap<>();
        offers.stream()
                .filter(offer -> offer.seller() != null)
                .forEach(offer -> last.put(offer.offer().value(), offer));
        List<OfferChanged> said = last.values().stream()
                .filter(offer -> offer.handlingDays() != null)
                .toList();
        jdbc.sql("DELETE FROM handling_promise WHERE offer = ANY (:offers::uuid[])")
                .param("offers", Columns.texts(last.values(), OfferChanged::offer))
                .update();
        jdbc.sql("""
                INSERT INTO handling_promise SELECT * FROM unnest(:offers::uuid[], :days::int[])""")
                .param("offers", Columns.texts(said, OfferChanged::offer))
                .param("days", Columns.texts(said, OfferChanged::handlingDays))
                .update();
    }

    void clear() {
        jdbc.sql("DELETE FROM handling_promise").update();
    }
}
