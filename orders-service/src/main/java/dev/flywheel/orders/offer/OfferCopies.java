package dev.flywheel.orders.offer;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.catalog.OfferChanged.Sale;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.delivery.Dimensions;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Keeps the copies of offers up to date. An event carries the whole offer, so the last one of a page is enough. */
@Configuration(proxyBeanMethods = false)
class OfferCopies {

    // A category path travels as one text, since an array of arrays would be flattened.
    private static final String UPSERT = """
            INSERT INTO offer (offer, product, seller, sku, title, brand, category, weight_grams, size_mm, currency, price, buyable,
                               sale_price, sale_from, sale_to)
            SELECT offer, product, seller, sku, title, brand, string_to_array(category, E'\\x1f'), weight_grams, size_mm::int[], currency,
                   price, buyable, sale_price, sale_from::timestamptz, sale_to::timestamptz
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS told (offer, product, seller, sku, title, brand, category, weight_grams, size_mm, currency, price, buyable,
                          sale_price, sale_from, sale_to)
            ORDER BY offer
            ON CONFLICT (offer) DO UPDATE SET product = excluded.product, seller = excluded.seller, sku = excluded.sku,
                title = excluded.title, brand = excluded.brand, category = excluded.category,
                weight_grams = excluded.weight_grams, size_mm = excluded.size_mm, currency = excluded.currency,
                price = excluded.price, buyable = excluded.buyable, sale_price = excluded.sale_price,
                sale_from = excluded.sale_from, sale_to = excluded.sale_to""";

    private final JdbcClient jdbc;

    OfferCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    FeedSubscription offersOfCatalog() {
        return FeedSubscription.to("catalog")
                .onBatch(OfferChanged.class, this::changed)
                .resetBy(this::clear);
    }

    void changed(List<OfferChanged> events) {
        Map<OfferId, OfferChanged> last = new LinkedHashMap<>();
        events.forEach(event -> last.put(event.offer(), event));
        Collection<OfferChanged> offers = last.values();
        jdbc.sql(UPSERT)
                .params(
                        column("uuid", offers, event -> event.offer().value()),
                        column("uuid", offers, event -> event.product().value()),
                        column("uuid", offers, event -> value(event.seller())),
                        column("text", offers, OfferChanged::sku),
                        column("text", offers, OfferChanged::title),
                        column("text", offers, OfferChanged::brand),
                        column("text", offers, event -> String.join("\u001f", event.category())),
                        column("int4", offers, OfferChanged::weightGrams),
                        column("text", offers, event -> size(event.size())),
                        column("text", offers, event -> currency(event.price())),
                        column("int8", offers, OfferCopies::regularPrice),
                        column("bool", offers, OfferChanged::buyable),
                        column(
                                "int8",
                                offers,
                                event -> ofSale(event, sale -> sale.price().minor())),
                        column("text", offers, event -> ofSale(event, Sale::from)),
                        column("text", offers, event -> ofSale(event, Sale::to)))
                .update();
    }

    private void clear() {
        jdbc.sql("DELETE FROM offer").update();
    }

    private static SqlArrayValue column(
            String type, Collection<OfferChanged> offers, Function<OfferChanged, @Nullable Object> value) {
        return new SqlArrayValue(type, offers.stream().map(value).toArray());
    }

    private static @Nullable Object value(@Nullable SellerId seller) {
        return seller == null ? null : seller.value();
    }

    /** Without the sale, which has columns of its own: what an offer costs follows the clock and no event. */
    private static @Nullable Object regularPrice(OfferChanged event) {
        if (event.price() == null) {
            return null;
        }
        return (event.sale() == null ? event.price() : event.sale().regular()).minor();
    }

    private static @Nullable Object ofSale(OfferChanged event, Function<Sale, Object> value) {
        Sale sale = event.price() == null ? null : event.sale();
        return sale == null ? null : value.apply(sale);
    }

    /** As the text of an array, since arrays do not travel inside one. Larger than a parcel may be counts as largest. */
    private static @Nullable Object size(OfferChanged.@Nullable Size size) {
        return size == null
                ? null
                : Stream.of(size.length(), size.width(), size.height())
                        .map(side -> String.valueOf(Math.min(side, Dimensions.LONGEST)))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable Object currency(@Nullable Money price) {
        return price == null ? null : price.currency().getCurrencyCode();
    }
}
