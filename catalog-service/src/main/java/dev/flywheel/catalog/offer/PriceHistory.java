package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What offers cost, and from when on. A row holds the price together with the sale planned at that time, so the price
 * of any instant of the past is exact, whenever somebody looked at the clock.
 */
@Component
class PriceHistory {

    private final JdbcClient jdbc;
    private final Clock clock;

    PriceHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a row for each offer of the products that is priced differently from its last row. */
    void record(Collection<UUID> products) {
        jdbc.sql("""
                INSERT INTO offer_price
                    (offer_id, valid_from, for_sale, price_minor, currency, sale_minor, sale_from, sale_to)
                SELECT asked.id, greatest(:now, last.valid_from + interval '1 microsecond'), asked.for_sale,
                       asked.price_minor, asked.currency, asked.sale_minor, asked.sale_from, asked.sale_to
                FROM (
                    SELECT id, for_sale, CASE WHEN for_sale THEN price_minor END AS price_minor,
                           CASE WHEN for_sale THEN currency END AS currency,
                           CASE WHEN for_sale THEN sale_minor END AS sale_minor,
                           CASE WHEN for_sale THEN sale_from END AS sale_from,
                           CASE WHEN for_sale THEN sale_to END AS sale_to
                    FROM offer_state, LATERAL (SELECT shown AND price_minor IS NOT NULL AS for_sale) state
                    WHERE product_id = ANY (:products::uuid[])) asked
                LEFT JOIN LATERAL (
                    SELECT * FROM offer_price WHERE offer_id = asked.id ORDER BY valid_from DESC LIMIT 1) last ON true
                WHERE (asked.for_sale, asked.price_minor, asked.currency, asked.sale_minor, asked.sale_from, asked.sale_to)
                    IS DISTINCT FROM (coalesce(last.for_sale, false), last.price_minor, last.currency, last.sale_minor,
                                      last.sale_from, last.sale_to)
                ORDER BY asked.id""")
                .param("products", Unnest.texts(products, UUID::toString))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The first rows of offers that were not there before; none for those that are not for sale. */
    void begin(FirstNews first) {
        List<FirstNews.One> sold = first.news().values().stream()
                .filter(one -> one.event().buyable())
                .toList();
        if (sold.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO offer_price
                    (offer_id, valid_from, for_sale, price_minor, currency, sale_minor, sale_from, sale_to)
                SELECT id, :now, true, price_minor, currency, sale_minor, sale_from, sale_to
                FROM unnest(:ids::uuid[], :prices::bigint[], :currencies, :salePrices::bigint[],
                            :saleFrom::timestamptz[], :saleTo::timestamptz[])
                    AS offer (id, price_minor, currency, sale_minor, sale_from, sale_to)""")
                .param("now", first.time().atOffset(ZoneOffset.UTC))
                .param("ids", Unnest.texts(sold, one -> one.event().offer()))
                .param("prices", Unnest.texts(sold, one -> regular(one).minor()))
                .param("currencies", Unnest.texts(sold, one -> regular(one).currency()))
                .param(
                        "salePrices",
                        Unnest.texts(sold, one -> sale(one, sale -> sale.price().minor())))
                .param("saleFrom", Unnest.texts(sold, one -> sale(one, Sale::from)))
                .param("saleTo", Unnest.texts(sold, one -> sale(one, Sale::to)))
                .update();
    }

    private static Money regular(FirstNews.One one) {
        return Objects.requireNonNull(one.pricing(), "what can be bought has a price")
                .regular();
    }

    private static @Nullable Object sale(FirstNews.One one, Function<Sale, Object> part) {
        Sale sale = one.pricing() == null ? null : one.pricing().sale();
        return sale == null ? null : part.apply(sale);
    }

    /** The newest first; {@code before} continues a list. */
    List<PriceChange> of(UUID offer, @Nullable Instant before, int limit) {
        return jdbc.sql("""
                SELECT valid_from, for_sale, price_minor, currency, sale_minor, sale_from, sale_to
                FROM offer_price WHERE offer_id = :offer AND valid_from < coalesce(:before::timestamptz, 'infinity')
                ORDER BY valid_from DESC LIMIT :limit""")
                .param("offer", offer)
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(PriceHistory::change)
                .list();
    }

    /** The lowest price in that currency of the 30 days before a time; null when nothing was for sale then. */
    @Nullable
    Money lowestBefore(UUID offer, Instant time, Currency currency) {
        return jdbc.sql(LowestPrice.query(":offer::uuid", ":time::timestamptz", ":currency", "true"))
                .param("offer", offer)
                .param("time", time.atOffset(ZoneOffset.UTC))
                .param("currency", currency.getCurrencyCode())
                .query((row, number) -> Optional.ofNullable(row.getObject("lowest_minor", Long.class)))
                .single()
                .map(minor -> new Money(minor, currency))
                .orElse(null);
    }

    private static PriceChange change(ResultSet row, int number) throws SQLException {
        Pricing pricing = Pricing.of(row);
        return new PriceChange(
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                pricing == null ? null : pricing.regular(),
                pricing == null ? null : pricing.sale());
    }

    /**
     * @param since until the change after it
     * @param price absent while the offer was not for sale
     * @param sale as planned from then on
     */
    record PriceChange(
            Instant since, @Nullable Money price, @Nullable Sale sale) {}
}
