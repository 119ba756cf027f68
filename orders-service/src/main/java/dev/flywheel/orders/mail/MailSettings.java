package dev.flywheel.orders.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers are written to: {@code flywheel.orders.mail.*}. Without {@code spring.mail.host} mails are only kept, where
 * operators can read them.
 *
 * @param from the sender's address
 * @param giveUpAfter for how long one mail is tried
 * @param lease how long a sender has for one mail; longer than SMTP's timeouts together
 */
@ConfigurationProperties("flywheel.orders.mail")
record MailSettings(
        @DefaultValue("orders@flywheel.example") String from,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("2m") Duration lease) {}
