package dev.flywheel.catalog;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as orders-service would tell of it. */
public final class TestOrder {

    private static final Money FREE = new Money(0, Money.currency("USD"));

    private final OrderId id = OrderId.next();
    private final AccountId shopper;
    private final Instant at;
    private final @Nullable SellerId seller;
    private final List<OrderLineRef> lines = new ArrayList<>();

    private TestOrder(AccountId shopper, @Nullable SellerId seller, Instant at) {
        this.shopper = shopper;
        this.seller = seller;
        this.at = at;
    }

    /** Of own goods. */
    public static TestOrder of(AccountId shopper, Instant at) {
        return new TestOrder(shopper, null, at);
    }

    /** Of a seller's goods. */
    public static TestOrder of(AccountId shopper, SellerId seller, Instant at) {
        return new TestOrder(shopper, seller, at);
    }

    public TestOrder with(UUID product, int quantity) {
        lines.add(line(UUID.randomUUID(), product, quantity));
        return this;
    }

    /** One of each. */
    public TestOrder with(UUID... products) {
        for (UUID product : products) {
            with(product, 1);
        }
        return this;
    }

    public OrderId id() {
        return id;
    }

    public AccountId shopper() {
        return shopper;
    }

    public List<OrderLineRef> lines() {
        return lines;
    }

    public OrderPlaced placed() {
        return new OrderPlaced(
                id,
                shopper,
                at,
                "US",
                FREE,
                null,
                FREE,
                lines.stream().map(line -> new OrderPlaced.Line(seller, line)).toList());
    }

    /** Units of one line. */
    public OrderCancelled cancelled(int line, int quantity) {
        return new OrderCancelled(id, shopper, at, List.of(some(line, quantity)));
    }

    /** All of it. */
    public ShipmentDispatched shipped() {
        return new ShipmentDispatched(ShipmentId.next(), id, shopper, seller, "US", at, List.copyOf(lines));
    }

    /** Units of one line. */
    public RefundIssued returned(int line, int quantity) {
        return new RefundIssued(
                UUID.randomUUID(), ShipmentId.next(), id, shopper, seller, "US", at, List.of(some(line, quantity)));
    }

    private OrderLineRef some(int line, int quantity) {
        OrderLineRef whole = lines.get(line);
        return line(whole.orderLine(), whole.product().value(), quantity);
    }

    private static OrderLineRef line(UUID id, UUID product, int quantity) {
        return new OrderLineRef(
                id, OfferId.next(), new ProductId(product), "SKU", List.of(), quantity, FREE, FREE, FREE);
    }
}
