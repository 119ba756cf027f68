package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as data: what is written down, and made into rules by {@link Promotion#of}. {@link TermsCheck} says what
 * goes together.
 *
 * @param name for those who run it
 * @param goods what it is for; everything when left out
 * @param startsAt from when it counts
 * @param endsAt from when it does not count any more; without an end when left out
 * @param byCoupon true when it takes a coupon; left out, it counts by itself
 * @param minimumSpend what the goods it is for must be worth, before anything is taken off
 * @param segments of which the shopper must be in one: {@code PRIME}, {@code FIRST_ORDER}, or lists that operators keep
 */
public record Terms(
        @NotBlank @Size(max = 120) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String name,

        @NotNull Currency currency,
        @NotNull @Valid Benefit benefit,
        @Nullable @Valid Goods goods,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Boolean byCoupon,
        @Nullable Money minimumSpend,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 40) String> segments,
        @Nullable @Valid Combination combination,
        @Nullable @Valid Cost cost,
        @Nullable @Valid Limits limits) {

    /** True when a coupon is needed. */
    public boolean needsCoupon() {
        return Boolean.TRUE.equals(byCoupon);
    }

    Goods goodsOrAll() {
        return goods == null ? Goods.ALL : goods;
    }

    List<String> segmentsOrNone() {
        return segments == null ? List.of() : segments;
    }

    Combination combinationOrUsual() {
        return combination == null ? new Combination(null, null, null) : combination;
    }

    /** Who bears it; the marketplace when nothing is said. */
    public Cost costOrOurs() {
        return cost == null ? new Cost(Bearer.RETAIL, null) : cost;
    }

    /** Its limits; none when nothing is said. */
    public Limits limitsOrNone() {
        return limits == null ? new Limits(null, null, null) : limits;
    }

    /** The same, at a seller's cost and for his goods only. */
    public Terms ownedBy(SellerId seller) {
        Goods all = goodsOrAll();
        Goods his = new Goods(all.categories(), all.brands(), List.of(seller), all.products(), all.offers());
        Cost ownCost = new Cost(Bearer.SELLER, null);
        return new Terms(
                name,
                currency,
                benefit,
                his,
                startsAt,
                endsAt,
                byCoupon,
                minimumSpend,
                segments,
                combination,
                ownCost,
                limits);
    }

    /**
     * What is taken off.
     *
     * @param percent for PERCENT, and for BUY_X_GET_Y off the units that are got (100 when left out)
     * @param amount for AMOUNT, off all goods together
     * @param buy for BUY_X_GET_Y, how many are paid in full
     * @param receive for BUY_X_GET_Y, how many more of the cheapest are then got for less
     * @param tiers for THRESHOLD; the highest that is reached counts
     * @param maximum the most it takes off an order
     */
    public record Benefit(
            @NotNull PromotionKind kind,

            @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 2)
            BigDecimal percent,

            @Nullable Money amount,
            @Nullable @Min(1) @Max(100) Integer buy,
            @Nullable @Min(1) @Max(100) Integer receive,
            @Nullable @Size(min = 1, max = 10) List<@NotNull @Valid Tier> tiers,
            @Nullable Money maximum) {}

    /** Who spends this much gets that much off. */
    public record Tier(@NotNull Money spend, @NotNull Money off) {}

    /**
     * Goods; those that fit each of the lists given, by one of its entries.
     *
     * @param categories paths such as {@code Toys > Games}, with all that is below
     * @param brands by name, in upper or lower case
     * @param sellers third parties; the retailer's own goods are not meant then
     */
    public record Goods(
            @Nullable @Size(min = 1, max = 50) List<@NotBlank @Size(max = 600) String> categories,
            @Nullable @Size(min = 1, max = 100) List<@NotBlank @Size(max = 200) String> brands,
            @Nullable @Size(min = 1, max = 1000) List<@NotNull SellerId> sellers,
            @Nullable @Size(min = 1, max = 5000) List<@NotNull ProductId> products,
            @Nullable @Size(min = 1, max = 5000) List<@NotNull OfferId> offers) {

        static final Goods ALL = new Goods(null, null, null, null, null);
    }

    /**
     * How it goes together with other promotions.
     *
     * @param stacking COMBINABLE when left out
     * @param group for BEST_OF
     * @param priority lower ones are applied first; 100 when left out
     */
    public record Combination(
            @Nullable Stacking stacking,
            @Nullable @Size(min = 1, max = 40) String group,
            @Nullable @Min(0) @Max(1000) Integer priority) {

        Stacking stackingOrUsual() {
            return stacking == null ? Stacking.COMBINABLE : stacking;
        }

        int priorityOrUsual() {
            return priority == null ? 100 : priority;
        }
    }

    /**
     * Who bears what is taken off.
     *
     * @param sellerPercent for SHARED, the seller's part
     */
    public record Cost(
            @NotNull Bearer bearer,

            @Nullable
            @DecimalMin(value = "0", inclusive = false)
            @DecimalMax(value = "100", inclusive = false)
            @Digits(integer = 2, fraction = 2)
            BigDecimal sellerPercent) {}

    /**
     * How often and how much; without a limit where left out.
     *
     * @param uses orders in all
     * @param usesPerCustomer orders of one account
     * @param budget the most that is taken off in all
     */
    public record Limits(
            @Nullable @Min(1) @Max(1_000_000_000) Integer uses,
            @Nullable @Min(1) @Max(1_000_000) Integer usesPerCustomer,
            @Nullable Money budget) {}
}
