package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A basket with its lines in an order of ours. A cent that belongs to either of two lines then goes to the same one,
 * however the shopper sorted them, and so whatever is taken off after it is the same as well.
 *
 * @param basket sorted
 * @param lines for each sorted line, its place in the basket as it was given
 * @param deliveries the same for each delivery
 */
public record InFixedOrder(Basket basket, List<Integer> lines, List<Integer> deliveries) {

    private static final Comparator<Basket.Line> BY_OFFER = Comparator.comparing(
                    (Basket.Line line) -> line.offer(), Comparator.comparing(OfferId::value))
            .thenComparing(Basket.Line::unitPrice)
            .thenComparing(Basket.Line::quantity);

    private static final Comparator<Basket.Delivery> BY_SENDER =
            Comparator.comparing(InFixedOrder::sender).thenComparing(Basket.Delivery::charge);

    public static InFixedOrder of(Basket basket) {
        List<Integer> lines = places(basket.lines(), BY_OFFER);
        List<Integer> deliveries = places(basket.deliveries(), BY_SENDER);
        Basket sorted = new Basket(
                basket.account(),
                basket.at(),
                basket.currency(),
                basket.prime(),
                basket.firstOrder(),
                basket.segments(),
                lines.stream().map(basket.lines()::get).toList(),
                deliveries.stream().map(basket.deliveries()::get).toList());
        return new InFixedOrder(sorted, lines, deliveries);
    }

    private static <T> List<Integer> places(List<T> things, Comparator<T> order) {
        return IntStream.range(0, things.size())
                .boxed()
                .sorted(Comparator.comparing(things::get, order))
                .toList();
    }

    private static String sender(Basket.Delivery delivery) {
        SellerId seller = delivery.seller();
        return seller == null ? "" : seller.toString();
    }
}
