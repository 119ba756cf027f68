package dev.flywheel.orders.promotion.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.orders.promotion.Basket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real coupons on real baskets: the Complete Journey data set of a grocer (dunnhumby, CC0), if it is there. Run with
 * {@code -Dpromotions.data=FOLDER}, where its files are called {@code cj_coupons.csv.gz} and so on.
 */
class RealCouponsTest {

    private static final @Nullable String FOLDER = System.getProperty("promotions.data");

    @BeforeEach
    void theDataIsThere() {
        assumeThat(FOLDER)
                .as("-Dpromotions.data=FOLDER, without which real coupons are not tried")
                .isNotNull();
    }

    @Test
    void takesOffWhatTheTillTookOffTheVeryGoodsOfTheCoupon() {
        Map<String, Set<ProductId>> coupons = coupons();
        Map<String, Set<String>> redeemed = new HashMap<>();
        read(
                "cj_coupon_redemptions",
                row -> redeemed.computeIfAbsent(
                                row.get("household_id") + " " + row.get("redemption_date"), any -> new HashSet<>())
                        .add(row.get("coupon_upc")));
        int tried = 0;
        int withCents = 0;
        for (Till till : baskets()) {
            for (String coupon : redeemed.getOrDefault(till.shopper(), Set.of())) {
                Set<ProductId> goods = coupons.getOrDefault(coupon, Set.of());
                Money taken = till.off(goods);
                if (till.has(goods)) {
                    check(till, goods, taken.isPositive() ? taken : Baskets.usd("1.00"));
                    tried++;
                    withCents += taken.isPositive() ? 1 : 0;
                }
            }
        }
        assertThat(tried).as("redemptions whose basket is in the sample").isGreaterThan(50);
        assertThat(withCents).as("with what the till took off").isGreaterThan(20);
    }

    private static void check(Till till, Set<ProductId> goods, Money value) {
        Terms.Goods its = new Terms.Goods(null, null, null, List.copyOf(goods), null);
        Terms terms = Baskets.draft(Baskets.amount(value.amount())).goods(its).terms();
        Candidate candidate = new Candidate(Promotion.of(Ids.next(), null, terms), "REAL", null);
        Stack.Outcome outcome = Stack.of(till.basket(), List.of(candidate));
        List<Money> off = outcome.taken().getFirst().lines();
        Money worth = Money.zero(Baskets.USD);
        for (int i = 0; i < off.size(); i++) {
            Basket.Line line = till.lines().get(i);
            if (goods.contains(line.product())) {
                worth = worth.plus(line.worth());
                assertThat(off.get(i)).isLessThanOrEqualTo(line.worth());
            } else {
                assertThat(off.get(i).isZero()).as("not of the coupon").isTrue();
            }
        }
        assertThat(Money.sum(off, Baskets.USD)).isEqualTo(value.min(worth));
    }

    private static Map<String, Set<ProductId>> coupons() {
        Map<String, Set<ProductId>> coupons = new HashMap<>();
        read(
                "cj_coupons",
                row -> coupons.computeIfAbsent(row.get("coupon_upc"), any -> new HashSet<>())
                        .add(product(row)));
        return coupons;
    }

    private static List<Till> baskets() {
        Map<String, Till> baskets = new HashMap<>();
        read("cj_transactions_sample", row -> {
            String shopper = row.get("household_id") + " "
                    + row.get("transaction_timestamp").substring(0, 10);
            Money off = Money.rounded(new BigDecimal(row.get("coupon_disc")), Baskets.USD);
            Money paid = Money.rounded(new BigDecimal(row.get("sales_value")), Baskets.USD);
            baskets.computeIfAbsent(
                            row.get("basket_id"), any -> new Till(shopper, new ArrayList<>(), new ArrayList<>()))
                    .add(product(row), paid.plus(off), off);
        });
        return List.copyOf(baskets.values());
    }

    /** Some numbers are written like 9e+05. */
    private static ProductId product(Map<String, String> row) {
        return new ProductId(new UUID(0, new BigDecimal(row.get("product_id")).longValueExact()));
    }

    private static void read(String file, Consumer<Map<String, String>> row) {
        Path path = Path.of(String.valueOf(FOLDER), file + ".csv.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            String[] names = lines.readLine().split(",");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] values = line.split(",", -1);
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    cells.put(names[i], values[i]);
                }
                row.accept(cells);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What one shopper had at the till on one day. */
    private record Till(String shopper, List<Basket.Line> lines, List<Money> off) {

        void add(ProductId product, Money worth, Money taken) {
            lines.add(new Basket.Line(OfferId.next(), product, null, null, List.of(), worth, 1));
            off.add(taken);
        }

        boolean has(Set<ProductId> goods) {
            return lines.stream()
                    .anyMatch(line ->
                            goods.contains(line.product()) && line.worth().isPositive());
        }

        Money off(Set<ProductId> goods) {
            Money sum = Money.zero(Baskets.USD);
            for (int i = 0; i < lines.size(); i++) {
                sum = goods.contains(lines.get(i).product()) ? sum.plus(off.get(i)) : sum;
            }
            return sum;
        }

        Basket basket() {
            return Baskets.basket(AccountId.next(), Baskets.NOW, lines, List.of());
        }
    }
}
