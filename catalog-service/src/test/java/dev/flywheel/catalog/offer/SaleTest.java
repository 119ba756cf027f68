package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sales begin and end by the clock. */
class SaleTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Autowired
    private PriceTimetable timetable;

    @Test
    void beginsAndEndsToTheInstant() {
        Instant from = clock.instant().plus(1, ChronoUnit.HOURS);
        Instant to = from.plus(1, ChronoUnit.HOURS);
        String product =
                put("SALE-1", "Saleable sofa", "20.00", "15.00", from, to).text("/productId");
        String offers = "/products/" + product + "/offers";
        assertThat(shopper().get(offers).text("/items/0/price/amount")).isEqualTo("20.00");

        moveTo(from);

        Api.Reply running = shopper().get(offers);
        assertThat(running.text("/items/0/price/amount"))
                .as("before any job ran")
                .isEqualTo("15.00");
        assertThat(running.text("/items/0/regularPrice/amount")).isEqualTo("20.00");
        assertThat(running.text("/items/0/lowestPrice30Days/amount")).isEqualTo("20.00");
        assertThat(running.text("/items/0/saleUntil")).isEqualTo(to.toString());
        moveTo(to);
        Api.Reply over = shopper().get(offers);
        assertThat(over.text("/items/0/price/amount")).isEqualTo("20.00");
        assertThat(over.at("/items/0/regularPrice").isMissingNode()).isTrue();
    }

    @Test
    void tellsTheSaleAheadAndThenEveryChange() {
        Instant from = clock.instant().plus(1, ChronoUnit.HOURS);
        Instant to = from.plus(1, ChronoUnit.HOURS);
        put("SALE-2", "Tellable table", "20.00", "15.00", from, to);
        OfferChanged.Sale sale = new OfferChanged.Sale(dollars("20.00"), dollars("15.00"), from, to);

        moveTo(from);
        jobs.runDue();
        jobs.runDue();
        moveTo(to);
        jobs.runDue();
        jobs.runDue();

        assertThat(told("SALE-2"))
                .extracting(OfferChanged::price)
                .containsExactly(dollars("20.00"), dollars("15.00"), dollars("20.00"));
        assertThat(told("SALE-2")).extracting(OfferChanged::sale).containsExactly(sale, sale, null);
        assertThat(sale.at(from.minusSeconds(1))).isEqualTo(dollars("20.00"));
        assertThat(sale.at(from)).isEqualTo(dollars("15.00"));
        assertThat(sale.at(to)).isEqualTo(dollars("20.00"));
    }

    @Test
    void takesPagesAndSearchAlong() {
        Instant from = clock.instant().plus(1, ChronoUnit.HOURS);
        String product = put("SALE-3", "Searchable settee", "20.00", "15.00", from, from.plusSeconds(3600))
                .text("/productId");
        String tag = shopper()
                .get("/products/" + product)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        moveTo(from);
        jobs.runDue();

        shopper().with("If-None-Match", tag).get("/products/" + product).expect(200);
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(search("searchable settee").text("/items/0/price/amount"))
                        .isEqualTo("15.00"));
    }

    @Test
    void isToldOnceHoweverManyLookAtTheClock() throws Exception {
        Instant from = clock.instant().plus(1, ChronoUnit.HOURS);
        put("SALE-4", "Concurrent couch", "20.00", "15.00", from, from.plusSeconds(3600));
        moveTo(from);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> runs = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(timetable::keep))
                    .toList();
            for (Future<Integer> run : runs) {
                run.get();
            }
        }

        assertThat(told("SALE-4")).hasSize(2);
    }

    @Test
    void runsAtOnceWhereItsTimeHasCome() {
        Instant now = clock.instant();
        Api.Reply offer =
                put("SALE-5", "Instant icon", "20.00", "15.00", now.minusSeconds(60), now.plusSeconds(86_400));

        assertThat(offer.text("/price/amount")).isEqualTo("20.00");
        assertThat(offer.text("/currentPrice/amount")).isEqualTo("15.00");
        assertThat(told("SALE-5")).extracting(OfferChanged::price).containsExactly(dollars("15.00"));
        assertThat(shopper()
                        .get("/products/" + offer.text("/productId"))
                        .at("/featuredOffer/lowestPrice30Days")
                        .isMissingNode())
                .as("nothing was sold before")
                .isTrue();
    }

    /** The days before it count, with the sales there were in them, and no other days. */
    @Test
    void showsTheLowestPriceOfThirtyDaysBefore() {
        Instant now = clock.instant();
        Instant start = now.plusSeconds(3600);
        String product = put("SALE-6", "Honest hammock", "30.00", "25.00", start, start.plusSeconds(86_400))
                .text("/productId");
        sold("SALE-6", now.minus(60, ChronoUnit.DAYS), "5.00");
        sold("SALE-6", now.minus(40, ChronoUnit.DAYS), "24.00");
        soldWithSale("SALE-6", now.minus(20, ChronoUnit.DAYS), "28.00", "19.00", now.minus(15, ChronoUnit.DAYS));
        moveTo(start);

        assertThat(shopper().get("/products/" + product + "/featured-offer").text("/offer/lowestPrice30Days/amount"))
                .isEqualTo("19.00");
        assertThat(as(seller).get("/seller/offers/SALE-6/prices").text("/lowestPrice30Days/amount"))
                .isEqualTo("19.00");
    }

    @Test
    void leavesOutSalesThatWereOverBefore() {
        Instant now = clock.instant();
        Instant start = now.plusSeconds(3600);
        String product = put("SALE-7", "Bygone bench", "30.00", "25.00", start, start.plusSeconds(86_400))
                .text("/productId");
        soldWithSale("SALE-7", now.minus(50, ChronoUnit.DAYS), "28.00", "1.00", now.minus(40, ChronoUnit.DAYS));
        moveTo(start);

        assertThat(shopper().get("/products/" + product + "/featured-offer").text("/offer/lowestPrice30Days/amount"))
                .isEqualTo("28.00");
    }

    private Api.Reply put(String sku, String title, String price, String salePrice, Instant from, Instant to) {
        Map<String, Object> body = new HashMap<>(Map.of("title", title, "price", price, "currency", "USD"));
        body.putAll(Map.of("salePrice", salePrice, "saleFrom", from.toString(), "saleTo", to.toString()));
        return as(seller).put("/seller/offers/" + sku, body).expect(201);
    }

    private void sold(String sku, Instant since, String price) {
        history(sku, since, dollars(price).minor(), null, null, null);
    }

    private void soldWithSale(String sku, Instant since, String price, String salePrice, Instant to) {
        history(sku, since, dollars(price).minor(), dollars(salePrice).minor(), since, to);
    }

    private void history(String sku, Instant since, Long price, Long sale, Instant from, Instant to) {
        jdbc.sql("""
                INSERT INTO offer_price
                    (offer_id, valid_from, for_sale, price_minor, currency, sale_minor, sale_from, sale_to)
                SELECT id, :since, true, :price, 'USD', :sale::bigint, :from::timestamptz, :to::timestamptz
                FROM offer WHERE sku = :sku""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("price", price)
                .param("sale", sale)
                .param("from", from == null ? null : from.toString())
                .param("to", to == null ? null : to.toString())
                .param("sku", sku)
                .update();
    }

    private static Money dollars(String amount) {
        return Money.of(amount, "USD");
    }
}
