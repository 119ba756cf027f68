package dev.flywheel.orders.shipment;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is made up for when a packer was interrupted. */
@Configuration(proxyBeanMethods = false)
class ShipmentJobs {

    @Bean
    Job resumeShipments(Dispatch dispatch) {
        return new Job("resume-shipments", Duration.ofSeconds(5), dispatch::resume);
    }
}
