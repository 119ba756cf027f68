package dev.flywheel.finance;

import dev.flywheel.testing.FaultPoints;
import java.util.Set;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Where this service's process may die. */
@TestConfiguration(proxyBeanMethods = false)
class FinanceFaultPoints {

    private static final Set<String> METHODS = Set.of(
            "Claims.authorisation",
            "Claims.capture",
            "Claims.refund",
            "Claims.release",
            "StoredPayments.claimCapture",
            "StoredPayments.claimRefund",
            "StoredPayments.askRelease",
            "Execution.carryOut",
            "Outcomes.record",
            "StoredPayments.authorised",
            "StoredPayments.declined",
            "StoredPayments.captured",
            "StoredPayments.refunded",
            "StoredPayments.captureDeclined",
            "StoredPayments.released",
            "Ledger.append");

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor faultPoints() {
        return FaultPoints.around(METHODS);
    }
}
