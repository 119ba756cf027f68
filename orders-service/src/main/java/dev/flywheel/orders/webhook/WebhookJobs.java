package dev.flywheel.orders.webhook;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What webhooks do by themselves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookJobs {

    @Bean
    Job sendWebhooks(DeliverySender sender) {
        return new Job("send-webhooks", Duration.ofSeconds(2), sender::send);
    }

    /** Again and again, since an older replica that still runs stores them as they are. */
    @Bean
    Job sealWebhookSecrets(WebhookSecrets secrets) {
        return new Job("seal-webhook-secrets", Duration.ofHours(1), secrets::sealOld);
    }

    @Bean
    Job forgetWebhookDeliveries(Subscriptions subscriptions) {
        return new Job("forget-webhook-deliveries", Duration.ofHours(1), subscriptions::forgetOld);
    }
}
