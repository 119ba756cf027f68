package dev.flywheel.seller.fee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.Money;
import dev.flywheel.seller.SellerServiceTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rows as they are shipped, each at the edges of its bands. */
class FeeScheduleTest extends SellerServiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FeeSchedules schedules;

    @ParameterizedTest
    @CsvSource({
        "Device Accessories, 10.00, 4.50",
        "Home & Kitchen > Small Appliances > Kettles, 300.00, 45.00",
        "Home & Kitchen > Small Appliances > Kettles, 300.10, 45.01",
        "Home & Kitchen > Small Appliances > Kettles, 400.00, 53.00",
        "Baby > Bath, 10.00, 0.80",
        "Baby > Bath, 10.01, 1.50",
        "Beauty & Personal Care > Makeup, 2.00, 0.30",
        "Books > Fiction, 1.00, 0.15",
        "Books > Fiction, 20.00, 3.00",
        "Automotive > Car Care, 100.00, 12.00",
        "Automotive > Tires & Wheels, 100.00, 10.00",
        "Tools > Power Tools > Drills, 100.00, 12.00",
        "Tools > Hand Tools, 100.00, 15.00",
        "Electronics > Televisions, 500.00, 40.00",
        "Camera & Photo > Lenses, 500.00, 40.00",
        "Clothing > Men > Shirts, 15.00, 0.75",
        "Clothing > Men > Shirts, 15.01, 1.50",
        "Clothing > Men > Shirts, 20.00, 2.00",
        "Clothing > Men > Shirts, 20.01, 3.40",
        "Collectible Coins, 250.00, 37.50",
        "Collectible Coins, 1000.00, 112.50",
        "Collectible Coins, 2000.00, 172.50",
        "Electronics > Accessories > Cables, 100.00, 15.00",
        "Electronics > Headphones > Earbuds, 200.00, 23.00",
        "Fine Art, 100.00, 20.00",
        "Fine Art, 1000.00, 155.00",
        "Fine Art, 5000.00, 555.00",
        "Fine Art, 6000.00, 605.00",
        "Furniture > Office > Desks, 200.00, 30.00",
        "Furniture > Office > Desks, 300.00, 40.00",
        "Gift Cards, 50.00, 10.00",
        "Grocery & Gourmet > Tea, 15.00, 1.20",
        "Grocery & Gourmet > Tea, 15.01, 2.25",
        "Jewelry > Rings, 250.00, 50.00",
        "Jewelry > Rings, 450.00, 60.00",
        "Garden & Outdoor > Lawn Mowers, 500.00, 75.00",
        "Garden & Outdoor > Lawn Mowers, 600.00, 48.00",
        "Watches > Men, 1500.00, 240.00",
        "Watches > Men, 2500.00, 270.00",
        "Pet Supplies > Dogs > Beds, 100.00, 15.00",
        "Something new, 1.00, 0.30"
    })
    void chargesWhatTheScheduleSays(String category, String price, String fee) {
        ReferralFee row =
                schedules.current().referralFee(Arrays.asList(category.split(">")), Currency.getInstance("USD"), DAY);

        assertThat(row.ofUnit(Money.of(price, "USD"))).isEqualTo(Money.of(fee, "USD"));
    }

    @Test
    void holdsEveryCategoryWithItsSource() {
        List<ReferralFee> rows = schedules.current().referralFees();

        assertThat(rows).hasSize(18).allSatisfy(row -> {
            assertThat(row.source()).isNotBlank();
            assertThat(row.confidence()).matches("[CD]");
        });
        assertThat(rows.stream().filter(row -> row.minimum() == null).map(ReferralFee::category))
                .containsExactly("media");
    }

    @Test
    void chargesOtherCurrenciesByTheSameFigures() {
        ReferralFee row = schedules.current().referralFee(List.of("Clothing"), Currency.getInstance("GBP"), DAY);

        assertThat(row.ofUnit(Money.of("20.01", "GBP"))).isEqualTo(Money.of("3.40", "GBP"));
    }

    @Test
    void aDayBeforeTheFirstRowIsChargedByIt() {
        assertThat(schedules
                        .current()
                        .referralFee(List.of("Books"), Currency.getInstance("USD"), LocalDate.of(2020, 1, 1))
                        .id())
                .isEqualTo("media:2026-01-01");
    }

    @Test
    void everybodyMayReadIt() {
        Api.Reply schedule = anyone().get("/fees").expect(200);

        assertThat(schedule.at("/referralFees").size()).isEqualTo(18);
        assertThat(schedule.text("/closingFees/0/category")).isEqualTo("media");
        assertThat(schedule.text("/closingFees/0/perUnit")).isEqualTo("1.80");
        assertThat(schedule.text("/closingFees/0/confidence")).isEqualTo("B");
        assertThat(schedule.text("/refundAdministrationFees/0/cap")).isEqualTo("5.00");
    }

    @Test
    void closesMediaAtSoMuchPerUnitAndNothingElse() {
        FeeSchedule schedule = schedules.current();
        for (String category : List.of("Books > Fiction", "Music", "Movies & TV", "Video Games", "Software")) {
            assertThat(closing(schedule, category, "USD")).as(category).isEqualTo(Money.of("5.40", "USD"));
        }
        assertThat(closing(schedule, "Video Games > Consoles", "USD").isZero()).isTrue();
        assertThat(closing(schedule, "Home & Kitchen", "USD").isZero()).isTrue();
        assertThat(closing(schedule, "Books", "GBP")).isEqualTo(Money.of("5.40", "GBP"));
    }

    private static Money closing(FeeSchedule schedule, String category, String currency) {
        ReferralFee row = schedule.referralFee(Arrays.asList(category.split(">")), Currency.getInstance(currency), DAY);
        return schedule.closingFee(row, Money.of("30.00", currency), 3, DAY);
    }

    @Test
    void estimatesTheFeeOfAUnit() {
        Api.Reply estimate = anyone().get(referral("Home & Kitchen > Cookware", "20.00") + "&shipping=5.00")
                .expect(200);

        assertThat(estimate.text("/base/amount")).isEqualTo("25.00");
        assertThat(estimate.text("/fee/amount")).isEqualTo("3.75");
        assertThat(estimate.text("/closingFee/amount")).isEqualTo("0.00");
        assertThat(anyone().get(referral("Books", "20.00")).text("/closingFee/amount"))
                .isEqualTo("1.80");
        assertThat(estimate.text("/row/category")).isEqualTo("everything-else");
        assertThat(estimate.text("/row/confidence")).isEqualTo("C");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, USD, price",
        "abc, USD, price",
        "1.001, USD, price",
        "1e9, USD, price",
        "1, XXX, currency",
        "1, usd, currency"
    })
    void refusesAnEstimateOfNonsense(String price, String currency, String field) {
        Api.Reply refusal =
                anyone().get(referral("Books", price) + "&currency=" + currency).expect(400);

        assertThat(refusal.text("/errors/0/field")).isEqualTo(field);
    }

    private static String referral(String category, String price) {
        return "/fees/referral?category=" + URLEncoder.encode(category, StandardCharsets.UTF_8) + "&price=" + price;
    }
}
