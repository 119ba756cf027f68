package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.EventLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells other services what changed about offers, and only that: each offer remembers a hash of what was last told, so
 * it does not matter which of the many ways to change an offer was taken, or how often.
 */
@Component
public class OfferNews {

    private static final String SELECT = """
            SELECT offer.id, offer.product_id, offer.seller_id, offer.sku, product.title, product.brand,
                   category.path, offer.price_minor, offer.currency, offer.condition, product.weight_grams,
                   state.shown, offer.told
            FROM offer
            JOIN offer_state state ON state.id = offer.id
            JOIN product ON product.id = offer.product_id
            LEFT JOIN category ON category.id = product.category_id
            WHERE offer.product_id = ANY (:products::uuid[]) ORDER BY offer.id""";

    private final JdbcClient jdbc;
    private final EventLog events;

    OfferNews(JdbcClient jdbc, EventLog events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Tells the offers of the products that differ from what was last told.
     *
     * @param declared quantities that senders just declared; their offers are told in any case
     */
    public void tell(Collection<UUID> products, Map<UUID, Integer> declared) {
        if (products.isEmpty()) {
            return;
        }
        List<News> news = new ArrayList<>();
        jdbc.sql(SELECT)
                .param("products", Unnest.texts(products, UUID::toString))
                .query((row, number) -> new Told(event(row), row.getString("told")))
                .list()
                .forEach(known -> {
                    String hash = hash(known.event());
                    Integer quantity = declared.get(known.event().offer().value());
                    if (quantity != null || !hash.equals(known.hash())) {
                        news.add(new News(with(known.event(), quantity), hash));
                    }
                });
        if (news.isEmpty()) {
            return;
        }
        events.append(news.stream().map(News::event).toList());
        jdbc.sql("""
                UPDATE offer SET told = news.hash FROM unnest(:ids::uuid[], :hashes) AS news (id, hash)
                WHERE offer.id = news.id""")
                .param("ids", Unnest.texts(news, one -> one.event().offer()))
                .param("hashes", Unnest.texts(news, News::hash))
                .update();
    }

    private static OfferChanged event(ResultSet row) throws SQLException {
        UUID seller = row.getObject("seller_id", UUID.class);
        String path = row.getString("path");
        String currency = row.getString("currency");
        Money price = currency == null ? null : new Money(row.getLong("price_minor"), Money.currency(currency));
        return new OfferChanged(
                new OfferId(row.getObject("id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                seller == null ? null : new SellerId(seller),
                row.getString("sku"),
                row.getString("title"),
                row.getString("brand"),
                path == null ? List.of() : CategoryPath.parse(path).names(),
                price,
                row.getString("condition"),
                row.getObject("weight_grams", Integer.class),
                row.getBoolean("shown") && price != null,
                null);
    }

    private static OfferChanged with(OfferChanged event, @Nullable Integer quantity) {
        return new OfferChanged(
                event.offer(),
                event.product(),
                event.seller(),
                event.sku(),
                event.title(),
                event.brand(),
                event.category(),
                event.price(),
                event.condition(),
                event.weightGrams(),
                event.buyable(),
                quantity);
    }

    /** Of a record's text, which names every component. */
    private static String hash(OfferChanged event) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(event.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private record Told(OfferChanged event, @Nullable String hash) {}

    private record News(OfferChanged event, String hash) {}
}
