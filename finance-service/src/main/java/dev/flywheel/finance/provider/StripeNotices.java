package dev.flywheel.finance.provider;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.flywheel.finance.provider.PaymentProvider.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's webhooks: the signature is checked by its own library, what they are about is read here. */
final class StripeNotices {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long TOLERANCE_SECONDS = 300;

    private final @Nullable String secret;
    private final Clock world;

    StripeNotices(@Nullable String secret, Clock world) {
        this.secret = secret;
        this.world = world;
    }

    /** Empty when it is not signed by Stripe just now, or names nothing. */
    Optional<Notice> read(@Nullable String signature, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (secret == null || secret.isBlank() || signature == null || !isGenuine(text, signature, secret)) {
            return Optional.empty();
        }
        try {
            return notice(JSON.readTree(text));
        } catch (JacksonException notAnEvent) {
            return Optional.empty();
        }
    }

    private boolean isGenuine(String body, String signature, String sharedSecret) {
        try {
            return Webhook.Signature.verifyHeader(body, signature, sharedSecret, TOLERANCE_SECONDS, world)
                    && !isFromTheFuture(signature);
        } catch (SignatureVerificationException | NumberFormatException forged) {
            // The library does not expect a time that is no number.
            return false;
        }
    }

    /** The library refuses only what is old. */
    private boolean isFromTheFuture(String signature) {
        for (String part : signature.split(",", -1)) {
            if (part.matches("t=\\d{1,12}")) {
                return Long.parseLong(part.substring(2)) > world.instant().getEpochSecond() + TOLERANCE_SECONDS;
            }
        }
        return true;
    }

    private static Optional<Notice> notice(JsonNode event) {
        String id = event.path("id").asString("");
        JsonNode about = event.path("data").path("object");
        if (id.isEmpty() || !about.isObject()) {
            return Optional.empty();
        }
        String kind = about.path("object").asString("");
        String key = about.path("metadata").path(StripeProvider.KEY).asString("");
        String intent = about.path(kind.equals("payment_intent") ? "id" : "payment_intent")
                .asString("");
        boolean hasBounced = kind.equals("refund")
                && StripeRefunds.isOver(about.path("status").asString(""));
        return Optional.of(new Notice(
                id,
                key,
                intent.isEmpty() ? List.of() : StripeIntents.names(intent),
                kind.equals("dispute") ? about.path("id").asString("") : "",
                // Told as refund.failed, refund.updated and charge.refund.updated, all of them with the refund.
                hasBounced ? about.path("id").asString("") : ""));
    }
}
