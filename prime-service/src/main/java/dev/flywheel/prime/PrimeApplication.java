package dev.flywheel.prime;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.Role;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.registry.ImportHttpServices;

/** Plans, memberships, renewals. */
@SpringBootApplication
@EnableConfigurationProperties(PrimeSettings.class)
@ImportHttpServices(group = "finance", types = Payments.class)
public class PrimeApplication {

    public static void main(String[] args) {
        FlywheelService.builder(PrimeApplication.class, "prime-service").run(args);
    }

    /** The offer is for everybody; a membership is for its shopper; refunds that fail are for operators. */
    @Bean
    AccessRules primeAccess() {
        return AccessRules.of()
                .permit(HttpMethod.GET, "/prime/offer")
                .role(Role.SHOPPER, "/prime/**")
                .role(Role.OPERATOR, "/operator/**");
    }

    @Bean
    Cashier cashier(Payments payments) {
        return new Cashier(payments);
    }
}
