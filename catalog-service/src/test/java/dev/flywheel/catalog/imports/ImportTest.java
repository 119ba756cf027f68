package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.testing.service.Api;
import org.junit.jupiter.api.Test;

/** Bulk imports through HTTP. */
class ImportTest extends CatalogServiceTest {

    @Test
    void listsARowAsAProductThatCanBeFoundAndBought() {
        Api.Reply done = importCsv("""
                sku,title,description,brand,category,gtin,price,currency,quantity,condition,weightGrams,lengthMm,widthMm,heightMm,imageUrl,attributes
                IMP-1,"Quokka kettle, 1.7 l",Boils,Zorblatt,Home > Kettles,4006381333931,39.90,USD,12,new,900,200,150,250,https://x.example/k.jpg,"{""color"": ""red""}"
                """);

        assertThat(done.text("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/accepted").asInt()).isEqualTo(1);
        Api.Reply page = shopper().get("/products/" + product("IMP-1")).expect(200);
        assertThat(page.text("/title")).isEqualTo("Quokka kettle, 1.7 l");
        assertThat(page.text("/price/amount")).isEqualTo("39.90");
        assertThat(page.text("/attributes/color")).isEqualTo("red");
        assertThat(titles(search("quokka kettles"))).containsExactly("Quokka kettle, 1.7 l");
        assertThat(told("IMP-1")).singleElement().satisfies(offer -> {
            assertThat(offer.buyable()).isTrue();
            assertThat(offer.declaredQuantity()).isEqualTo(12);
            assertThat(offer.category()).containsExactly("Home", "Kettles");
        });
    }
}
