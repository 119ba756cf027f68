package dev.flywheel.orders.order;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed about a line beside its amounts.
 *
 * @param taxRate on the goods, as a fraction; null for orders from before it was kept
 * @param taxReason for people: why that much tax, or why none
 * @param sellerCollectsTax true when the tax is passed on to the seller, who owes it to the state
 * @param discounts what was taken off, in words
 * @param giftWrap whether its units are wrapped
 * @param giftMessage what is printed and put in
 * @param promise when it was promised; null for orders from before there were promises
 */
public record Terms(
        @Nullable BigDecimal taxRate,
        @Nullable String taxReason,
        boolean sellerCollectsTax,
        List<Off> discounts,
        boolean giftWrap,
        @Nullable String giftMessage,
        @Nullable Promise promise) {

    public static final Terms NONE = new Terms(null, null, false, List.of(), false, null, null);

    public Terms {
        // Rows from before there were terms have an empty object.
        discounts = List.copyOf(Objects.requireNonNullElse(discounts, List.of()));
    }

    /**
     * Something taken off.
     *
     * @param delivery true when it is off the delivery and not off the goods
     * @param code of the coupon; null when none was needed
     * @param amount for the shopper, tax included where prices include it
     */
    public record Off(String name, @Nullable String code, String reason, boolean delivery, Money amount) {}

    /**
     * What the shopper was told about the line's parcel.
     *
     * @param service code of the carrier's service
     */
    public record Promise(String service, Instant shipBy, LocalDate promised) {}
}
