package dev.flywheel.orders.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where carriers tell what happened. Open to everybody, so only what is signed counts. */
@RestController
class CarrierWebhookController {

    private final Carriers carriers;
    private final Tracking tracking;

    CarrierWebhookController(Carriers carriers, Tracking tracking) {
        this.carriers = carriers;
        this.tracking = tracking;
    }

    /** Takes the bytes as they came: they are what is signed. */
    @PostMapping("/webhooks/carriers/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable String code, HttpServletRequest request) throws IOException {
        Carrier carrier = carriers.required(code);
        byte[] body = request.getInputStream().readAllBytes();
        tracking.take(carrier.code(), carrier.scans(body, request::getHeader));
    }
}
