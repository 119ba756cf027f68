package dev.flywheel.seller;

import dev.flywheel.contracts.accounts.AccountRoles;
import dev.flywheel.contracts.finance.Payouts;
import dev.flywheel.domain.Role;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.service.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.registry.ImportHttpServices;

/** Sellers, fees, balances and settlements. */
@SpringBootApplication
@ImportHttpServices(group = "accounts", types = AccountRoles.class)
@ImportHttpServices(group = "finance", types = Payouts.class)
public class SellerApplication {

    public static void main(String[] args) {
        FlywheelService.builder(SellerApplication.class, "seller-service").run(args);
    }

    /** Whoever registers is a shopper still. */
    @Bean
    AccessRules sellerAccess() {
        return AccessRules.of()
                .permit(HttpMethod.GET, "/fees", "/fees/**")
                .role(HttpMethod.POST, Role.SHOPPER, "/seller/registration")
                .role(Role.SELLER, "/seller/**")
                .role(Role.OPERATOR, "/operator/**");
    }
}
