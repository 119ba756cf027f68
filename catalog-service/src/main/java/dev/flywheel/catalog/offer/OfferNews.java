package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.EventLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                   category.path, offer.price_minor, offer.currency, offer.sale_minor, offer.sale_from, offer.sale_to,
                   offer.condition, offer.handling_days, product.weight_grams, product.length_mm,
                   product.width_mm, product.height_mm, state.shown, offer.told, offer.reprice_at
            FROM offer
            JOIN offer_state state ON state.id = offer.id
            JOIN product ON product.id = offer.product_id
            LEFT JOIN category ON category.id = product.category_id
            WHERE offer.product_id = ANY (:products::uuid[]) ORDER BY offer.id""";

    private final JdbcClient jdbc;
    private final EventLog events;
    private final PriceHistory history;
    private final Clock clock;

    OfferNews(JdbcClient jdbc, EventLog events, PriceHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.history = history;
        this.clock = clock;
    }

    /**
     * What is to be told of offers that are about to be stored and are all that is offered of their products. Everything
     * is known about them, so nothing needs to be read: many are listed at once.
     *
     * @param seller whose they are, null for the retailer
     */
    public FirstNews first(@Nullable UUID seller, List<NewOffer> offers) {
        Instant now = clock.instant();
        boolean active = offers.isEmpty() || isActive(seller);
        Map<UUID, FirstNews.One> news = new LinkedHashMap<>();
        for (NewOffer offer : offers) {
            OfferChanged event = event(offer.facts(seller, active && offer.pageShown()), now);
            Pricing pricing = offer.pricing();
            news.put(
                    offer.id(),
                    new FirstNews.One(
                            with(event, offer.quantity()),
                            hash(event),
                            pricing == null ? null : pricing.nextChange(now),
                            pricing));
        }
        return new FirstNews(now, news);
    }

    /** Tells what was worked out, once the offers are stored and have been given their hashes. */
    public void tell(FirstNews first) {
        history.begin(first);
        events.append(first.news().values().stream().map(FirstNews.One::event).toList());
    }

    private boolean isActive(@Nullable UUID seller) {
        return seller == null
                || jdbc.sql("SELECT active FROM seller_copy WHERE seller_id = :seller")
                        .param("seller", seller)
                        .query(Boolean.class)
                        .optional()
                        .orElse(true);
    }

    /**
     * Tells the offers of the products that differ from what was last told, and writes down what they cost now. Since
     * every change of an offer comes through here, the history of prices has no gap.
     *
     * @param declared quantities that senders just declared; their offers are told in any case
     */
    public void tell(Collection<UUID> products, Map<UUID, Integer> declared) {
        if (products.isEmpty()) {
            return;
        }
        history.record(products);
        Instant now = clock.instant();
        List<News> news = new ArrayList<>();
        jdbc.sql(SELECT)
                .param("products", Unnest.texts(products, UUID::toString))
                .query((row, number) -> known(row, now))
                .list()
                .forEach(known -> {
                    Integer quantity = declared.get(known.event().offer().value());
                    if (quantity != null || known.differs()) {
                        news.add(new News(with(known.event(), quantity), known.hash(), known.next()));
                    }
                });
        if (news.isEmpty()) {
            return;
        }
        events.append(news.stream().map(News::event).toList());
        jdbc.sql("""
                UPDATE offer SET told = news.hash, reprice_at = news.next
                FROM unnest(:ids::uuid[], :hashes, :next::timestamptz[]) AS news (id, hash, next)
                WHERE offer.id = news.id""")
                .param("ids", Unnest.texts(news, one -> one.event().offer()))
                .param("hashes", Unnest.texts(news, News::hash))
                .param("next", Unnest.texts(news, News::next))
                .update();
    }

    private static Known known(ResultSet row, Instant now) throws SQLException {
        Facts facts = facts(row);
        OfferChanged event = event(facts, now);
        OffsetDateTime planned = row.getObject("reprice_at", OffsetDateTime.class);
        return new Known(
                event,
                hash(event),
                row.getString("told"),
                facts.pricing() == null ? null : facts.pricing().nextChange(now),
                planned == null ? null : planned.toInstant());
    }

    private static Facts facts(ResultSet row) throws SQLException {
        String path = row.getString("path");
        return new Facts(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("seller_id", UUID.class),
                String.valueOf(row.getString("sku")),
                String.valueOf(row.getString("title")),
                row.getString("brand"),
                path == null ? List.of() : CategoryPath.parse(path).names(),
                Pricing.of(row),
                String.valueOf(row.getString("condition")),
                row.getObject("weight_grams", Integer.class),
                row.getBoolean("shown"),
                row.getObject("handling_days", Integer.class),
                OfferChanged.Size.of(
                        row.getObject("length_mm", Integer.class),
                        row.getObject("width_mm", Integer.class),
                        row.getObject("height_mm", Integer.class)));
    }

    private static OfferChanged event(Facts facts, Instant now) {
        Pricing pricing = facts.pricing();
        return new OfferChanged(
                new OfferId(facts.id()),
                new ProductId(facts.product()),
                facts.seller() == null ? null : new SellerId(facts.seller()),
                facts.sku(),
                facts.title(),
                facts.brand(),
                facts.category(),
                pricing == null ? null : pricing.at(now),
                facts.condition(),
                facts.weightGrams(),
                facts.shown() && pricing != null,
                null,
                sale(pricing, now),
                facts.handlingDays(),
                facts.size());
    }

    /** One that is over is none. */
    private static OfferChanged.@Nullable Sale sale(@Nullable Pricing pricing, Instant now) {
        Sale sale = pricing == null ? null : pricing.sale();
        return pricing == null || sale == null || !sale.to().isAfter(now)
                ? null
                : new OfferChanged.Sale(pricing.regular(), sale.price(), sale.from(), sale.to());
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
                quantity,
                event.sale(),
                event.handlingDays(),
                event.size());
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

    /** What is told of an offer, as it is stored. */
    record Facts(
            UUID id,
            UUID product,
            @Nullable UUID seller,
            String sku,
            String title,
            @Nullable String brand,
            List<String> category,
            @Nullable Pricing pricing,
            String condition,
            @Nullable Integer weightGrams,
            boolean shown,
            @Nullable Integer handlingDays,
            OfferChanged.@Nullable Size size) {}

    /**
     * @param next when the price changes by itself
     * @param planned what is stored of that
     */
    private record Known(
            OfferChanged event,
            String hash,
            @Nullable String told,
            @Nullable Instant next,
            @Nullable Instant planned) {

        /** A time that passed while nothing was told stays until it is dealt with. */
        boolean differs() {
            return !hash.equals(told) || !Objects.equals(next, planned);
        }
    }

    private record News(
            OfferChanged event, String hash, @Nullable Instant next) {}
}
