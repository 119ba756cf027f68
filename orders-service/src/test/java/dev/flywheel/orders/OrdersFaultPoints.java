package dev.flywheel.orders;

import dev.flywheel.testing.FaultPoints;
import java.util.Set;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Where this service's process may die. */
@TestConfiguration(proxyBeanMethods = false)
class OrdersFaultPoints {

    private static final Set<String> METHODS = Set.of(
            "CheckoutOpening.open",
            "Stock.hold",
            "OrderBook.place",
            "CheckoutClosing.paid",
            "Promotions.release",
            "CheckoutClosing.declined",
            "Packing.pack",
            "Stock.pick",
            "Stock.ship",
            "Dispatching.paid",
            "Stock.unpick",
            "Dispatching.unpaid",
            "Cancellation.cancel",
            "Stock.release",
            "Releases.attempt",
            "Receiving.receive",
            "Receiving.again",
            "Stock.restock",
            "ReturnChanges.refund",
            "ReturnChanges.fail",
            "Refunding.paid",
            "Refunding.refused",
            "Refunding.settle",
            "ReturnRequests.request",
            "ReturnChanges.insert",
            "ReturnChanges.replace",
            "Replacements.send",
            "Replacing.replace",
            "ReturnLabels.ask",
            "LabelKeeping.keep");

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor faultPoints() {
        return FaultPoints.around(METHODS);
    }
}
