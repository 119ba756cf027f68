package dev.flywheel.orders.checkout;

import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderStatus;
import dev.flywheel.orders.order.UnpaidOrders;
import dev.flywheel.orders.order.UnpaidOrders.Due;
import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finishes checkouts whose caller is gone or had no answer. */
@Configuration(proxyBeanMethods = false)
class ResumedCheckouts {

    private static final int BATCH = 50;
    /** A bound, far above what a run finds; the rest waits for the next one. */
    private static final int MOST_BATCHES = 1_000;

    private final Checkout checkout;
    private final OrderBook book;
    private final UnpaidOrders unpaid;
    private final Leases leases;

    ResumedCheckouts(Checkout checkout, OrderBook book, UnpaidOrders unpaid, Leases leases) {
        this.checkout = checkout;
        this.book = book;
        this.unpaid = unpaid;
        this.leases = leases;
    }

    @Bean
    Job resumeCheckouts() {
        return new Job("resume-checkouts", Duration.ofSeconds(5), this::resume);
    }

    /** Returns how many orders were decided. */
    int resume() {
        int decided = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<Due> due = unpaid.takeOver(leases.now(), leases.until(), BATCH);
            if (due.isEmpty()) {
                break;
            }
            Map<OrderId, Order> orders = book.find(due.stream().map(Due::order).toList());
            for (Due one : due) {
                Order order = checkout.pay(Objects.requireNonNull(orders.get(one.order())), one);
                decided += order.status() == OrderStatus.PENDING_PAYMENT ? 0 : 1;
            }
        }
        return decided;
    }
}
