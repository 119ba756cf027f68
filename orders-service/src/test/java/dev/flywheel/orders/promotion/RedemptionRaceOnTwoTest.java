package dev.flywheel.orders.promotion;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.twice.SecondInstance;
import dev.flywheel.testing.service.Twin;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The same with two instances on one database: every other order is the other one's. */
@SuppressWarnings("NullAway.Init")
class RedemptionRaceOnTwoTest extends RedemptionRaceTest {

    private final AtomicInteger turn = new AtomicInteger();

    @Autowired
    private ConfigurableApplicationContext context;

    @Override
    protected OrderId redeem(AccountId account, Discounts discounts) {
        if (turn.getAndIncrement() % 2 == 0) {
            return super.redeem(account, discounts);
        }
        Twin second = SecondInstance.of(context);
        OrderId order = OrderId.next();
        second.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> second.bean(Promotions.class).redeem(order, account, discounts));
        return order;
    }
}
