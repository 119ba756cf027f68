package dev.flywheel.ads;

import dev.flywheel.contracts.accounts.AccountRoles;
import dev.flywheel.service.FlywheelService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.web.service.registry.ImportHttpServices;

/** Starts the advertising service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@ImportHttpServices(group = "accounts", types = AccountRoles.class)
public class AdsApplication {

    public static void main(String[] args) {
        FlywheelService.builder(AdsApplication.class, "ads-service").run(args);
    }
}
