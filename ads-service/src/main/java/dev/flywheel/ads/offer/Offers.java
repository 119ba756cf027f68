package dev.flywheel.ads.offer;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.Feeds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What advertising needs to know of sellers' offers: whose they are, which product, whether they can be bought now. */
@Component
public class Offers {

    private static final Duration CATCH_UP = Duration.ofSeconds(1);

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    /** Looked up late: the feeds are made of subscriptions that lead back here. */
    private final ObjectProvider<Feeds> feeds;

    Offers(JdbcClient client, JdbcTemplate jdbc, ObjectProvider<Feeds> feeds) {
        this.client = client;
        this.jdbc = jdbc;
        this.feeds = feeds;
    }

    /**
     * The seller's own offers with these SKUs; unknown ones are missing from the answer. Reads the catalog's feed to its
     * end before it calls a SKU unknown, so call it outside a transaction.
     */
    public Map<String, Own> own(SellerId seller, Collection<String> skus) {
        Map<String, Own> known = read(seller, skus);
        if (!known.keySet().containsAll(skus)) {
            feeds.getObject().catchUp("catalog", CATCH_UP);
            known = read(seller, skus);
        }
        return known;
    }

    private Map<String, Own> read(SellerId seller, Collection<String> skus) {
        Map<String, Own> own = new HashMap<>();
        if (skus.isEmpty()) {
            return own;
        }
        client.sql("SELECT id, sku, product_id FROM offer WHERE seller_id = :seller AND sku IN (:skus) ORDER BY id")
                .param("seller", seller.value())
                .param("skus", List.copyOf(skus))
                .query(Offers::own)
                .list()
                .forEach(offer -> own.put(offer.sku(), offer));
        return own;
    }

    private static Own own(ResultSet row, int number) throws SQLException {
        return new Own(
                new OfferId(row.getObject("id", UUID.class)),
                row.getString("sku"),
                new ProductId(row.getObject("product_id", UUID.class)));
    }

    /** Takes over sellers' offers; the retailer's own are not advertised. */
    public void changed(List<OfferChanged> events) {
        Map<OfferId, OfferChanged> last = new LinkedHashMap<>();
        events.forEach(event -> last.put(event.offer(), event));
        List<Object[]> rows = last.values().stream()
                .filter(offer -> offer.seller() != null)
                .map(Offers::row)
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("""
                    INSERT INTO offer (id, seller_id, sku, product_id, title, buyable) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET seller_id = excluded.seller_id, sku = excluded.sku,
                        product_id = excluded.product_id, title = excluded.title, buyable = excluded.buyable""", rows);
        }
    }

    private static Object[] row(OfferChanged offer) {
        SellerId seller = offer.seller();
        return new Object[] {
            offer.offer().value(),
            seller == null ? null : seller.value(),
            offer.sku(),
            offer.product().value(),
            offer.title(),
            offer.buyable() && offer.price() != null
        };
    }

    /** Takes over what is in stock. */
    public void stockChanged(List<StockChanged> events) {
        Map<OfferId, StockChanged> last = new LinkedHashMap<>();
        events.forEach(event -> last.put(event.offer(), event));
        List<Object[]> rows = last.values().stream()
                .map(stock -> new Object[] {stock.offer().value(), stock.sellable()})
                .toList();
        jdbc.batchUpdate("""
                INSERT INTO stock (offer_id, sellable) VALUES (?, ?)
                ON CONFLICT (offer_id) DO UPDATE SET sellable = excluded.sellable""", rows);
    }

    public void forget() {
        jdbc.update("DELETE FROM offer");
    }

    public void forgetStock() {
        jdbc.update("DELETE FROM stock");
    }

    /** An offer of the seller who asks. */
    public record Own(OfferId offer, String sku, ProductId product) {}
}
