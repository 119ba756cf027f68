package dev.flywheel.catalog;

import dev.flywheel.contracts.ads.Auctions;
import dev.flywheel.service.FlywheelService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.web.service.registry.ImportHttpServices;

/** Starts the catalog service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@ImportHttpServices(group = "ads", types = Auctions.class)
public class CatalogApplication {

    public static void main(String[] arguments) {
        FlywheelService.builder(CatalogApplication.class, "catalog-service").run(arguments);
    }
}
