package dev.flywheel.contracts.orders;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.UUID;

/**
 * Some units of an order line, as placed, shipped, cancelled or refunded.
 *
 * @param orderLine the line of the order
 * @param category path of the product when it was bought
 * @param quantity units this fact is about
 * @param items price of those units after discounts, without tax
 * @param shipping delivery charged for those units, before Prime waives it, without tax
 * @param tax tax on them
 */
public record OrderLineRef(
        UUID orderLine,
        OfferId offer,
        ProductId product,
        String sku,
        List<String> category,
        int quantity,
        Money items,
        Money shipping,
        Money tax) {}
