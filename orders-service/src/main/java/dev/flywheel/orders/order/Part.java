package dev.flywheel.orders.order;

import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.domain.Money;
import java.util.Collection;
import java.util.Currency;

/** Some units of a line, with what they cost. */
public record Part(OrderLine line, int quantity, Amounts amounts) {

    /** The tax on some units that is passed on to their seller, who owes it to the state. */
    public static Money taxOfSeller(Collection<Part> parts, Currency currency) {
        return Money.sum(
                parts.stream()
                        .filter(part -> part.line.terms().sellerCollectsTax())
                        .map(part -> part.amounts.taxes())
                        .toList(),
                currency);
    }

    /** What all of them cost. */
    public static Amounts sum(Collection<Part> parts, Currency currency) {
        return parts.stream().map(Part::amounts).reduce(Amounts.zero(currency), Amounts::plus);
    }

    /** How other services are told of these units: by what their sender earns. */
    public OrderLineRef ref() {
        Goods goods = line.goods();
        return new OrderLineRef(
                line.id(),
                goods.offer(),
                goods.product(),
                goods.sku(),
                goods.category(),
                quantity,
                amounts.itemsEarned(),
                amounts.shipping(),
                amounts.taxes());
    }
}
