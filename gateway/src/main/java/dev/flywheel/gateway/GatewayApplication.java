package dev.flywheel.gateway;

import dev.flywheel.service.FlywheelService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] arguments) {
        FlywheelService.builder(GatewayApplication.class, "gateway").run(arguments);
    }
}
