package dev.flywheel.orders.order;

import static dev.flywheel.orders.order.OrderStatus.CANCELLED;
import static dev.flywheel.orders.order.OrderStatus.DELIVERED;
import static dev.flywheel.orders.order.OrderStatus.PARTIALLY_SHIPPED;
import static dev.flywheel.orders.order.OrderStatus.PENDING_PAYMENT;
import static dev.flywheel.orders.order.OrderStatus.PLACED;
import static dev.flywheel.orders.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    @Test
    void knowsWhatMayFollow() {
        assertThat(followers(PENDING_PAYMENT)).containsExactly(PLACED, CANCELLED);
        assertThat(followers(PLACED)).containsExactly(PARTIALLY_SHIPPED, SHIPPED, CANCELLED);
        assertThat(followers(PARTIALLY_SHIPPED)).containsExactly(SHIPPED, DELIVERED);
        assertThat(followers(SHIPPED)).containsExactly(DELIVERED);
        assertThat(followers(DELIVERED)).isEmpty();
        assertThat(followers(CANCELLED)).isEmpty();
    }

    @Test
    void followsFromTheQuantities() {
        assertThat(OrderStatus.of(List.of(line(2, 0, 0, 0, 0)))).isEqualTo(PLACED);
        assertThat(OrderStatus.of(List.of(line(0, 2, 0, 0, 0))))
                .as("packed is not sent")
                .isEqualTo(PLACED);
        assertThat(OrderStatus.of(List.of(line(1, 0, 1, 0, 0)))).isEqualTo(PARTIALLY_SHIPPED);
        assertThat(OrderStatus.of(List.of(line(0, 1, 1, 1, 0)))).isEqualTo(PARTIALLY_SHIPPED);
        assertThat(OrderStatus.of(List.of(line(0, 0, 2, 0, 0), line(0, 0, 0, 0, 1))))
                .isEqualTo(SHIPPED);
        assertThat(OrderStatus.of(List.of(line(0, 0, 2, 1, 0)))).isEqualTo(SHIPPED);
        assertThat(OrderStatus.of(List.of(line(0, 0, 2, 2, 3)))).isEqualTo(DELIVERED);
        assertThat(OrderStatus.of(List.of(line(0, 0, 0, 0, 2)))).isEqualTo(CANCELLED);
    }

    private static List<OrderStatus> followers(OrderStatus status) {
        return Arrays.stream(OrderStatus.values()).filter(status::canBecome).toList();
    }

    private static Progress line(int open, int packed, int shipped, int delivered, int cancelled) {
        return new Progress(open, packed, shipped, delivered, cancelled, 0);
    }
}
