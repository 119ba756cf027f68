package dev.flywheel.orders.order;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param unitPrice price of one unit when it was bought
 * @param amounts of the whole line, as agreed
 * @param open amounts of the units that are open
 */
public record OrderLine(
        UUID id,
        Goods goods,
        int quantity,
        Money unitPrice,
        Terms terms,
        Amounts amounts,
        Progress progress,
        Amounts open) {

    /** A line of a new order: all of it is open. */
    public static OrderLine of(UUID id, Goods goods, int quantity, Money unitPrice, Terms terms, Amounts amounts) {
        return new OrderLine(id, goods, quantity, unitPrice, terms, amounts, Progress.ofNew(quantity), amounts);
    }

    /** True when this sender has to send it; null is the retailer. */
    public boolean isOf(@Nullable SellerId sender) {
        return Objects.equals(goods.seller(), sender);
    }

    /** Some of the open units with their share of the open amounts. */
    public Part openPart(int units) {
        return new Part(this, units, open.share(units, progress.open()));
    }

    /** The whole line, as it was agreed. */
    public Part whole() {
        return new Part(this, quantity, amounts);
    }

    OrderLine after(LineChange change) {
        return new OrderLine(
                id,
                goods,
                quantity,
                unitPrice,
                terms,
                amounts,
                progress.plus(change.progress()),
                open.plus(change.open()));
    }
}
