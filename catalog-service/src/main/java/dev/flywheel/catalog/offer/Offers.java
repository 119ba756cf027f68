package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads offers as shoppers see them now: only listed ones of sellers who may sell, at prices that are believed. */
@Component
public class Offers {

    /** Shown for a seller whose registration has not arrived here yet. */
    private static final String UNNAMED = "Marketplace seller";

    private static final String SELECT = """
            SELECT state.*, CAST(:now AS timestamptz) AS now, before.lowest_minor
            FROM offer_state state
            LEFT JOIN LATERAL (
            """
            + LowestPrice.query(
                    "state.id", "state.sale_from", "state.currency", "state.sale_from <= :now AND :now < state.sale_to")
            + """
            ) before ON true
            WHERE\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Offers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Offer> of(ProductId product) {
        return select("shown AND product_id = :product ORDER BY id")
                .param("product", product.value())
                .query(Offers::offer)
                .list();
    }

    /** Offers of many products in one statement; products without any are left out. */
    public Map<UUID, List<Offer>> of(Collection<UUID> products) {
        return select("shown AND product_id = ANY (:products::uuid[]) ORDER BY id")
                .param("products", Unnest.texts(products, UUID::toString))
                .query(Offers::offer)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Offer::product));
    }

    /** Those of the given offers that are shown. */
    public Map<OfferId, Offer> find(Collection<OfferId> offers) {
        return select("shown AND id = ANY (:ids::uuid[])")
                .param("ids", Unnest.texts(offers, OfferId::toString))
                .query(Offers::offer)
                .list()
                .stream()
                .collect(Collectors.toMap(offer -> new OfferId(offer.id()), offer -> offer));
    }

    /** Every offer of a product, those that shoppers do not see too, each with what keeps it from them. */
    List<Considered> considered(ProductId product) {
        return select("product_id = :product ORDER BY id")
                .param("product", product.value())
                .query((row, number) -> new Considered(
                        offer(row, number),
                        OfferStatus.valueOf(row.getString("status")),
                        row.getBoolean("page_shown"),
                        row.getBoolean("seller_active"),
                        row.getString("held") == null ? null : HoldReason.valueOf(row.getString("held"))))
                .list();
    }

    private JdbcClient.StatementSpec select(String where) {
        return jdbc.sql(SELECT + where).param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        UUID seller = row.getObject("seller_id", UUID.class);
        Pricing pricing = Pricing.of(row);
        Instant now = row.getObject("now", OffsetDateTime.class).toInstant();
        return new Offer(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                seller,
                seller == null ? Offer.RETAILER : Objects.requireNonNullElse(row.getString("seller_name"), UNNAMED),
                row.getString("sku"),
                pricing == null ? null : pricing.at(now),
                Condition.of(row.getString("condition")),
                row.getObject("sellable", Integer.class),
                reduction(row, pricing, now),
                new Delivery(row.getObject("handling_days", Integer.class), row.getString("ships_from")),
                SellerStanding.of(
                        row.getInt("orders"), row.getInt("defective"), row.getInt("cancelled"), row.getInt("late")));
    }

    private static @Nullable Reduction reduction(ResultSet row, @Nullable Pricing pricing, Instant now)
            throws SQLException {
        Sale sale = pricing == null ? null : pricing.saleAt(now);
        if (pricing == null || sale == null) {
            return null;
        }
        Long lowest = row.getObject("lowest_minor", Long.class);
        return new Reduction(
                pricing.regular(),
                lowest == null ? null : new Money(lowest, pricing.regular().currency()),
                sale.to());
    }
}
