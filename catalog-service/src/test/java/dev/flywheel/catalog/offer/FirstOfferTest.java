package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.SellerId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** New offers of new products are told without being read: that must be what reading them would tell. */
class FirstOfferTest extends CatalogServiceTest {

    private static final String FILE = """
            sku,title,brand,category,price,currency,quantity,weightGrams,condition,salePrice,saleFrom,saleTo,minPrice,maxPrice,handlingDays,status,parentSku,variationTheme,attributes,lengthMm,widthMm,heightMm
            FST-1,Firstly fiddle,Firstly,Firsts > Fiddles,12.00,USD,3,900,new,,,,,,,,,,,200,150,250
            FST-2,Firstly flute,,,12.00,USD,,,used-good,9.00,2020-01-01T00:00:00Z,2020-02-01T00:00:00Z,,,2,,,,,,,
            FST-3,Firstly fife,,Firsts,12.00,USD,,,,9.00,2199-01-01T00:00:00.1234567Z,2199-02-01T00:00:00Z,,,,,,,,,,
            FST-4,Firstly drum,,,,,,,,,,,,,,,,,,,,
            FST-5,Firstly draft,,,12.00,USD,1,,,,,,,,,draft,,,,,,
            FST-6,Firstly limited,,,12.00,USD,1,,,,,,20.00,30.00,,,,,,,,
            FST-7,Firstly family,,,,,,,,,,,,,,,,color,,,,
            FST-8,Firstly child,,,12.00,USD,1,,,,,,,,,,FST-7,,"{""color"":""red""}",,,
            """;

    @Autowired
    private OfferNews news;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void readingThemTellsNothingElse() {
        importCsv(FILE);

        assertNothingIsLeftToTell("retail");
        assertThat(told("FST-1")).singleElement().satisfies(event -> {
            assertThat(event.buyable()).isTrue();
            assertThat(event.declaredQuantity()).isEqualTo(3);
            assertThat(event.category()).containsExactly("Firsts", "Fiddles");
            assertThat(event.size()).isEqualTo(new OfferChanged.Size(200, 150, 250));
        });
        assertThat(told("FST-3"))
                .singleElement()
                .satisfies(event -> assertThat(event.sale()).isNotNull());
        assertThat(List.of(told("FST-4"), told("FST-5"), told("FST-6")))
                .allSatisfy(events ->
                        assertThat(events).extracting(OfferChanged::buyable).containsExactly(false));
        assertThat(prices("FST-1")).isEqualTo(1);
        assertThat(prices("FST-5")).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM offer WHERE sku = 'FST-3' AND reprice_at = sale_from")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void thoseOfASuspendedSellerAreNotForSale() {
        SellerId seller = SellerId.next();
        heard("seller", new SellerChanged(seller, "Firstly Foes", "US", false));

        imported(
                as(seller),
                "/seller/imports?matching=false",
                "text/csv",
                FILE.replace("FST", "FSU").getBytes(StandardCharsets.UTF_8));

        assertNothingIsLeftToTell("suspended");
        assertThat(told("FSU-1")).extracting(OfferChanged::buyable).containsExactly(false);
        assertThat(prices("FSU-1")).isZero();
    }

    private void assertNothingIsLeftToTell(String which) {
        long events = eventsOf("FS");
        int prices = jdbc.sql("SELECT count(*) FROM offer_price")
                .query(Integer.class)
                .single();
        List<UUID> products = jdbc.sql("SELECT product_id FROM offer WHERE sku LIKE 'FS_-%'")
                .query(UUID.class)
                .list();

        transaction.executeWithoutResult(status -> news.tell(products, Map.of()));

        assertThat(products).hasSizeGreaterThanOrEqualTo(7);
        assertThat(eventsOf("FS")).as(which).isEqualTo(events);
        assertThat(jdbc.sql("SELECT count(*) FROM offer_price")
                        .query(Integer.class)
                        .single())
                .as(which)
                .isEqualTo(prices);
    }

    private int prices(String sku) {
        return jdbc.sql("SELECT count(*) FROM offer_price JOIN offer ON offer.id = offer_id WHERE sku = :sku")
                .param("sku", sku)
                .query(Integer.class)
                .single();
    }
}
