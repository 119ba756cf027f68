package dev.flywheel.contracts.catalog;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer appeared or changed: the whole of what others copy, so that a reader needs no earlier event.
 *
 * @param seller null for the retailer's own offer
 * @param sku unique per seller
 * @param category path from the root, e.g. {@code [Home & Kitchen, Kettles]}; empty when unknown
 * @param price what it costs now, a running sale included; null when the offer cannot be bought
 * @param condition {@code new}, {@code used-like-new}, {@code used-good} …
 * @param weightGrams null when unknown
 * @param buyable false once withdrawn, held back, or without a price
 * @param declaredQuantity stock the sender says is there; null leaves the stock as it is
 * @param sale a sale that runs or is to come; whoever keeps it charges the right price to the second, whenever the next
 *     event arrives; null when none is planned
 * @param handlingDays within which the sender says it leaves; null when he does not say
 * @param size of one unit in its packing; null unless all three sides are known
 */
public record OfferChanged(
        OfferId offer,
        ProductId product,
        @Nullable SellerId seller,
        String sku,
        String title,
        @Nullable String brand,
        List<String> category,
        @Nullable Money price,
        String condition,
        @Nullable Integer weightGrams,
        boolean buyable,
        @Nullable Integer declaredQuantity,
        @Nullable Sale sale,
        @Nullable Integer handlingDays,
        @Nullable Size size)
        implements Event {

    /** An offer without a sale, of a sender who does not say when he sends. */
    public OfferChanged(
            OfferId offer,
            ProductId product,
            @Nullable SellerId seller,
            String sku,
            String title,
            @Nullable String brand,
            List<String> category,
            @Nullable Money price,
            String condition,
            @Nullable Integer weightGrams,
            boolean buyable,
            @Nullable Integer declaredQuantity) {
        this(
                offer,
                product,
                seller,
                sku,
                title,
                brand,
                category,
                price,
                condition,
                weightGrams,
                buyable,
                declaredQuantity,
                null,
                null,
                null);
    }

    /** Sides in millimetres. */
    public record Size(int length, int width, int height) {

        /** Null unless all are known and none is nothing. */
        public static @Nullable Size of(@Nullable Integer length, @Nullable Integer width, @Nullable Integer height) {
            return length == null || width == null || height == null || Math.min(length, Math.min(width, height)) <= 0
                    ? null
                    : new Size(length, width, height);
        }
    }

    /**
     * A lower price for a while.
     *
     * @param regular what it costs before and after
     * @param price what it costs from {@code from} until just before {@code to}
     */
    public record Sale(Money regular, Money price, Instant from, Instant to) {

        /** What it costs at a time. */
        public Money at(Instant time) {
            return !time.isBefore(from) && time.isBefore(to) ? price : regular;
        }
    }

    @Override
    public String subject() {
        return "offer:" + offer;
    }
}
