package dev.flywheel.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.standalone.Refusal;
import dev.flywheel.standalone.replay.History.Skip;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    private Path folder;

    @Test
    void sortsSalesOfGoodsFromEverythingElse() throws IOException {
        History history = read("""
                1,85123A,HEART HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
                1,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850.0,United Kingdom
                C2,85123A,HEART HOLDER,-6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
                3,22423,CAKESTAND,-2,2010-12-01 08:26:00,10.95,17850.0,United Kingdom
                4,22423,CAKESTAND,2,2010-12-01 08:26:00,0.0,17850.0,United Kingdom
                5,22423,CAKESTAND,2,2010-12-01 08:26:00,10.95,,United Kingdom
                6,22423,CAKESTAND,many,2010-12-01 08:26:00,10.95,1.0,France
                7,22423,CAKESTAND,3,2010-12-01 08:26:00,10.95,13047.0,EIRE
                """);
        assertThat(history.sales()).containsOnlyKeys("1", "7");
        assertThat(history.sales().get("7").getFirst().customer()).isEqualTo("13047");
        assertThat(history.goods()).hasSize(3);
        assertThat(history.skipped())
                .containsEntry(Skip.NOT_GOODS, 1)
                .containsEntry(Skip.CANCELLATION, 1)
                .containsEntry(Skip.NO_QUANTITY, 1)
                .containsEntry(Skip.NO_PRICE, 1)
                .containsEntry(Skip.NO_CUSTOMER, 1)
                .containsEntry(Skip.UNREADABLE, 1);
    }

    @Test
    void aProductHasTheMostCommonDescriptionAndPrice() throws IOException {
        Assortment assortment = Assortment.of(read("""
                1,22423,CAKESTAND,1,2010-12-01 08:26:00,10.95,1,France
                2,22423,REGENCY CAKESTAND,1,2010-12-01 08:26:00,12.75,1,France
                3,22423,REGENCY CAKESTAND,1,2010-12-01 08:26:00,12.75,1,France
                """).goods());
        assertThat(assortment.prices()).containsEntry("22423", new BigDecimal("12.75"));
        assertThat(new String(assortment.csv("GBP"), StandardCharsets.UTF_8))
                .contains("22423,REGENCY CAKESTAND,Gifts,12.75,GBP,");
    }

    @Test
    void knowsCountriesByTheirNames() {
        assertThat(Countries.code("EIRE")).isEqualTo("IE");
        assertThat(Countries.code("Germany")).isEqualTo("DE");
        assertThat(Countries.code("Unspecified")).isEqualTo("GB");
    }

    @Test
    void saysWhichColumnsAreMissing() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> History.read(file)).isInstanceOf(Refusal.class).hasMessageContaining("InvoiceNo");
        assertThatThrownBy(() -> History.read(folder.resolve("none.csv"))).isInstanceOf(Refusal.class);
    }

    private History read(String lines) throws IOException {
        return History.read(Files.writeString(folder.resolve("history.csv"), HEADER + lines));
    }
}
