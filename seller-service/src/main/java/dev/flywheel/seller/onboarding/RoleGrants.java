package dev.flywheel.seller.onboarding;

import dev.flywheel.contracts.accounts.AccountRoles;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Asks accounts-service for the role of new sellers, after their registration is committed, until it is there. */
@Component
class RoleGrants {

    private static final Logger log = LoggerFactory.getLogger(RoleGrants.class);
    private static final int AT_ONCE = 100;

    private final AccountRoles roles;
    private final Sellers sellers;
    private final Onboarding onboarding;

    RoleGrants(AccountRoles roles, Sellers sellers, Onboarding onboarding) {
        this.roles = roles;
        this.sellers = sellers;
        this.onboarding = onboarding;
    }

    /** Returns whether the role is granted now. Granting twice changes nothing. */
    boolean grant(SellerId seller) {
        try {
            roles.grant(new AccountId(seller.value()), Role.SELLER);
        } catch (ProblemException failure) {
            log.warn("role of seller {} not granted yet: {}", seller, failure.toString());
            return false;
        }
        onboarding.roleGranted(seller);
        return true;
    }

    private int grantMissing() {
        int granted = 0;
        for (UUID seller : sellers.withoutRole(AT_ONCE)) {
            granted += grant(new SellerId(seller)) ? 1 : 0;
        }
        return granted;
    }

    /** Repairs registrations whose grant failed. */
    @Configuration(proxyBeanMethods = false)
    static class Repair {

        @Bean
        Job grantSellerRoles(RoleGrants grants) {
            return new Job("grant-seller-roles", Duration.ofSeconds(10), grants::grantMissing);
        }
    }
}
