package dev.flywheel.finance;

import dev.flywheel.domain.Role;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.service.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/**
 * Payments, payouts, the journal and its statements. Nothing here is an entity, and a transaction without a persistence
 * context costs a good deal less.
 */
@SpringBootApplication(exclude = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
public class FinanceApplication {

    public static void main(String[] args) {
        FlywheelService.builder(FinanceApplication.class, "finance-service").run(args);
    }

    /** A webhook carries a signature in the place of a token. */
    @Bean
    AccessRules financeAccess() {
        return AccessRules.of()
                .permit(HttpMethod.POST, "/webhooks/payments/*")
                .role(Role.SHOPPER, "/gift-cards/**", "/store-credit/**", "/payment-methods/**")
                .role(Role.OPERATOR, "/operator/**");
    }
}
