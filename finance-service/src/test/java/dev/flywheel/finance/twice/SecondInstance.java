package dev.flywheel.finance.twice;

import dev.flywheel.finance.FinanceApplication;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.testing.service.Twin;
import org.springframework.context.ConfigurableApplicationContext;

/** This service a second time, on the database of the first and with the same processor. */
public final class SecondInstance {

    private SecondInstance() {}

    /** Starts it at the first call. */
    public static Twin of(ConfigurableApplicationContext first) {
        return Twin.of(first, () -> FlywheelService.builder(FinanceApplication.class, "finance-service"));
    }
}
