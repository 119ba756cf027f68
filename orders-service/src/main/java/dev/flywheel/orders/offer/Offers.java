package dev.flywheel.orders.offer;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.delivery.Dimensions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Reads the offers: one statement, however many are asked for. */
@Component
public class Offers {

    // The stock is joined here rather than asked for apart, since a cart needs both for every line of every look.
    private static final String SELECT = """
            SELECT o.offer, o.product, o.seller, o.sku, o.title, o.brand, o.category, o.weight_grams, o.size_mm, o.currency,
                   o.buyable,
                   CASE WHEN o.sale_from <= :now AND :now < o.sale_to THEN o.sale_price ELSE o.price END AS price,
                   s.warehouses, s.sellable
            FROM offer o LEFT JOIN LATERAL (
                SELECT array_agg(warehouse) AS warehouses, array_agg(on_hand + backorder - held) AS sellable
                FROM stock WHERE offer = o.offer) s ON true
            """;

    private final JdbcClient jdbc;
    private final CatalogNews news;
    private final Clock clock;

    Offers(JdbcClient jdbc, CatalogNews news, Clock clock) {
        this.jdbc = jdbc;
        this.news = news;
        this.clock = clock;
    }

    /** Those of the offers that are known. */
    public Map<OfferId, Offer> find(Collection<OfferId> ids) {
        Map<OfferId, Offer> found = HashMap.newHashMap(ids.size());
        // Selected, so that one plan serves any number; one for just these would be made each time.
        select("WHERE o.offer = ANY ((SELECT :offers)::uuid[])")
                .param(
                        "offers",
                        new SqlArrayValue(
                                "uuid", ids.stream().map(OfferId::value).toArray()))
                .query(Offers::offer)
                .list()
                .forEach(offer -> found.put(offer.id(), offer));
        return found;
    }

    /**
     * The same, and when some are unknown the catalogue's newest facts are read first, if it answers. Call it outside a
     * transaction.
     */
    public Map<OfferId, Offer> findFresh(Collection<OfferId> ids) {
        Map<OfferId, Offer> found = find(ids);
        if (found.keySet().containsAll(ids) || !news.read()) {
            return found;
        }
        return find(ids);
    }

    /** An offer by its sender's own number, read anew from the catalogue when unknown. Call it outside a transaction. */
    public Optional<Offer> findFresh(@Nullable SellerId seller, String sku) {
        Optional<Offer> known = find(seller, sku);
        if (known.isPresent() || !news.read()) {
            return known;
        }
        return find(seller, sku);
    }

    /** Reads what the catalogue told since, if it answers. Call it outside a transaction. */
    public void readNews() {
        news.read();
    }

    private Optional<Offer> find(@Nullable SellerId seller, String sku) {
        // A withdrawn offer keeps its number; the one that can be bought is meant first.
        String newest = " ORDER BY o.buyable DESC, o.offer DESC LIMIT 1";
        if (seller == null) {
            return select("WHERE o.seller IS NULL AND o.sku = :sku" + newest)
                    .param("sku", sku)
                    .query(Offers::offer)
                    .optional();
        }
        return select("WHERE o.seller = :seller AND o.sku = :sku" + newest)
                .param("seller", seller.value())
                .param("sku", sku)
                .query(Offers::offer)
                .optional();
    }

    /** With the prices of this instant. */
    private JdbcClient.StatementSpec select(String which) {
        return jdbc.sql(SELECT + which).param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Offer offer(ResultSet rs, int row) throws SQLException {
        UUID seller = rs.getObject("seller", UUID.class);
        String currency = rs.getString("currency");
        return new Offer(
                new OfferId(rs.getObject("offer", UUID.class)),
                new ProductId(rs.getObject("product", UUID.class)),
                seller == null ? null : new SellerId(seller),
                rs.getString("sku"),
                rs.getString("title"),
                rs.getString("brand"),
                List.of((String[]) rs.getArray("category").getArray()),
                rs.getObject("weight_grams", Integer.class),
                size(rs.getArray("size_mm")),
                currency == null ? null : new Money(rs.getLong("price"), Money.currency(currency)),
                rs.getBoolean("buyable"),
                stock(rs));
    }

    private static @Nullable Dimensions size(@Nullable Array sides) throws SQLException {
        if (sides == null) {
            return null;
        }
        Integer[] millimetres = (Integer[]) sides.getArray();
        return new Dimensions(millimetres[0], millimetres[1], millimetres[2]);
    }

    private static Map<WarehouseId, Integer> stock(ResultSet rs) throws SQLException {
        Array warehouses = rs.getArray("warehouses");
        if (warehouses == null) {
            return Map.of();
        }
        UUID[] places = (UUID[]) warehouses.getArray();
        Integer[] sellable = (Integer[]) rs.getArray("sellable").getArray();
        Map<WarehouseId, Integer> stock = HashMap.newHashMap(places.length);
        for (int i = 0; i < places.length; i++) {
            stock.put(new WarehouseId(places[i]), sellable[i]);
        }
        return stock;
    }
}
