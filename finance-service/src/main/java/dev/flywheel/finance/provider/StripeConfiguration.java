package dev.flywheel.finance.provider;

import com.stripe.StripeClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stripe, when {@code flywheel.finance.provider} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "flywheel.finance.provider", havingValue = StripeProvider.NAME)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

    @Bean
    PaymentProvider stripeProvider(StripeSettings settings) {
        if (settings.apiKey() == null || settings.apiKey().isBlank()) {
            throw new IllegalStateException("Stripe needs a secret key: set STRIPE_API_KEY");
        }
        StripeClient client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.url().toString().replaceAll("/$", ""))
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setReadTimeout((int) settings.readTimeout().toMillis())
                // What is unanswered is repeated by our own rules, with a transaction in between.
                .setMaxNetworkRetries(0)
                .build();
        return new StripeProvider(client, settings, new StripeNotices(settings.webhookSecret(), Clock.systemUTC()));
    }
}
