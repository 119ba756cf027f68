package dev.flywheel.accounts;

import dev.flywheel.service.FlywheelService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts accounts-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AccountsApplication {

    public static void main(String[] arguments) {
        FlywheelService.builder(AccountsApplication.class, "accounts-service").run(arguments);
    }
}
