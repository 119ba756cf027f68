package dev.flywheel.finance.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is reached.
 *
 * @param url without a path; another one only in tests
 * @param apiKey secret key, from {@code STRIPE_API_KEY}
 * @param webhookSecret of the endpoint, from {@code STRIPE_WEBHOOK_SECRET}; without one every webhook is refused
 * @param returnUrl where a shopper's bank sends him when he has done his step
 * @param accounts connected accounts ({@code acct_…}) that sellers are paid to, by seller id
 */
@ConfigurationProperties("flywheel.payments.stripe")
record StripeSettings(
        @DefaultValue("https://api.stripe.com") URI url,
        @Nullable String apiKey,
        @Nullable String webhookSecret,
        @DefaultValue("http://localhost:8080/") URI returnUrl,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("1500ms") Duration readTimeout,
        @DefaultValue Map<String, String> accounts) {}
