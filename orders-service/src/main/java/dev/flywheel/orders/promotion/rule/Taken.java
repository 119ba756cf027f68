package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.util.List;

/**
 * What a promotion that counts takes off.
 *
 * @param reason for the shopper
 * @param lines off each line, in the basket's order
 * @param deliveries off each delivery
 * @param subsidisedLines the part of {@code lines} that the marketplace bears on third parties' goods
 * @param subsidisedDeliveries the same of {@code deliveries}
 */
public record Taken(
        Candidate candidate,
        String reason,
        List<Money> lines,
        List<Money> deliveries,
        List<Money> subsidisedLines,
        List<Money> subsidisedDeliveries) {}
