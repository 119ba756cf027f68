package dev.flywheel.finance.statement;

import static dev.flywheel.domain.ProductGroup.ADVERTISING_SERVICES;
import static dev.flywheel.domain.ProductGroup.ONLINE_STORES;
import static dev.flywheel.domain.ProductGroup.OTHER;
import static dev.flywheel.domain.ProductGroup.PHYSICAL_STORES;
import static dev.flywheel.domain.ProductGroup.SUBSCRIPTION_SERVICES;
import static dev.flywheel.domain.ProductGroup.THIRD_PARTY_SELLER_SERVICES;
import static dev.flywheel.domain.Segment.INTERNATIONAL;
import static dev.flywheel.domain.Segment.NORTH_AMERICA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flywheel.domain.ProductGroup;
import dev.flywheel.domain.Segment;
import dev.flywheel.finance.statement.NetSales.CurrencySales;
import dev.flywheel.finance.statement.NetSales.GroupSales;
import dev.flywheel.finance.statement.NetSales.SegmentSales;
import dev.flywheel.finance.statement.NetSales.Sum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetSalesTest {

    private static final Period ALWAYS = new Period(null, null);

    /** Amazon's year 2025 in $ million, its groups spread over two of the segments where it does not say. */
    @Test
    void reportsAmazonsYear() {
        NetSales sales = NetSales.of(
                ALWAYS,
                List.of(
                        million(ONLINE_STORES, NORTH_AMERICA, 200_000),
                        million(ONLINE_STORES, INTERNATIONAL, 69_287),
                        million(PHYSICAL_STORES, NORTH_AMERICA, 22_561),
                        million(THIRD_PARTY_SELLER_SERVICES, NORTH_AMERICA, 122_162),
                        million(THIRD_PARTY_SELLER_SERVICES, INTERNATIONAL, 50_000),
                        million(ADVERTISING_SERVICES, NORTH_AMERICA, 46_028),
                        million(ADVERTISING_SERVICES, INTERNATIONAL, 22_607),
                        million(SUBSCRIPTION_SERVICES, NORTH_AMERICA, 29_619),
                        million(SUBSCRIPTION_SERVICES, INTERNATIONAL, 20_000),
                        million(ProductGroup.AWS, Segment.AWS, 128_725),
                        million(OTHER, NORTH_AMERICA, 5_935)));

        CurrencySales dollars = sales.currencies().getFirst();
        assertThat(dollars.groups())
                .extracting(GroupSales::group, GroupSales::amount)
                .containsExactly(
                        tuple("Online stores", "269287000000.00"),
                        tuple("Physical stores", "22561000000.00"),
                        tuple("Third-party seller services", "172162000000.00"),
                        tuple("Advertising services", "68635000000.00"),
                        tuple("Subscription services", "49619000000.00"),
                        tuple("AWS", "128725000000.00"),
                        tuple("Other", "5935000000.00"));
        assertThat(dollars.total()).isEqualTo("716924000000.00");
        assertThat(sales.segments())
                .containsExactly(
                        new SegmentSales("USD", NORTH_AMERICA, "426305000000.00"),
                        new SegmentSales("USD", INTERNATIONAL, "161894000000.00"),
                        new SegmentSales("USD", Segment.AWS, "128725000000.00"));
    }

    @Test
    void currenciesAreNeverAdded() {
        NetSales sales = NetSales.of(
                ALWAYS,
                List.of(
                        new Sum("JPY", ONLINE_STORES, INTERNATIONAL, new BigDecimal(1_000)),
                        new Sum("GBP", ONLINE_STORES, INTERNATIONAL, new BigDecimal(-250))));

        assertThat(sales.currencies())
                .extracting(CurrencySales::currency, CurrencySales::total)
                .containsExactly(tuple("GBP", "-2.50"), tuple("JPY", "1000"));
    }

    @Test
    void aFigureLeadsToItsLines() {
        Period may = new Period(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));

        NetSales sales = NetSales.of(may, List.of(new Sum("USD", ONLINE_STORES, NORTH_AMERICA, new BigDecimal(1))));

        assertThat(sales.currencies().getFirst().groups().get(2).postings())
                .isEqualTo("/operator/statements/net-sales/third-party-seller-services/postings"
                        + "?currency=USD&from=2026-05-01&to=2026-05-31");
    }

    @Test
    void nothingSoldIsAnEmptyStatement() {
        assertThat(NetSales.of(ALWAYS, List.of()).currencies()).isEmpty();
    }

    private static Sum million(ProductGroup group, Segment segment, long millions) {
        return new Sum("USD", group, segment, BigDecimal.valueOf(millions * 100_000_000));
    }
}
