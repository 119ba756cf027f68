package dev.flywheel.finance.payment;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.provider.PaymentProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the provider tells what happened. Open to everybody, so only what is signed counts. */
@RestController
class WebhookController {

    private final PaymentProvider provider;
    private final Webhooks webhooks;

    WebhookController(PaymentProvider provider, Webhooks webhooks) {
        this.provider = provider;
        this.webhooks = webhooks;
    }

    /** Takes the bytes as they came: they are what is signed. */
    @PostMapping("/webhooks/payments/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable String name, HttpServletRequest request) throws IOException {
        if (!name.equals(provider.name())) {
            throw new ProblemException(CommonError.NOT_FOUND, "no payment provider '" + name + "' is in use");
        }
        byte[] body = request.getInputStream().readAllBytes();
        webhooks.take(provider.notice(request.getHeader(provider.signatureHeader()), body)
                .orElseThrow(() -> new ProblemException(
                        PaymentError.INVALID_WEBHOOK,
                        "the header " + provider.signatureHeader()
                                + " must sign exactly this body with the shared secret, less than five minutes ago")));
    }
}
