package dev.flywheel.orders.mail;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What mails do by themselves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailJobs {

    @Bean
    Job sendMails(Postman postman) {
        return new Job("send-mails", Duration.ofSeconds(5), postman::send);
    }

    @Bean
    Job writeOfFailedPayments(FailedPayments payments) {
        return new Job("write-of-failed-payments", Duration.ofSeconds(30), payments::look);
    }
}
