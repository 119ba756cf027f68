package dev.flywheel.orders.twice;

import dev.flywheel.orders.FakeFinance.FakeAttributions;
import dev.flywheel.orders.FakeFinance.FakeJournal;
import dev.flywheel.orders.FakePayments;
import dev.flywheel.orders.OrdersApplication;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.testing.service.Twin;
import org.springframework.context.ConfigurableApplicationContext;

/** This service a second time, on the database of the first and with the same finance. */
public final class SecondInstance {

    private SecondInstance() {}

    /** Starts it at the first call. */
    public static Twin of(ConfigurableApplicationContext first) {
        return Twin.of(
                first,
                () -> FlywheelService.builder(OrdersApplication.class, "orders-service"),
                FakePayments.class,
                FakeJournal.class,
                FakeAttributions.class);
    }
}
