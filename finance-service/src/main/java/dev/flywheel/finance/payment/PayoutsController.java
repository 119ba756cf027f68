package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payouts;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RestController;

/** Payouts to sellers, asked for by seller-service. */
@RestController
class PayoutsController implements Payouts {

    private final SellerPayouts payouts;

    PayoutsController(SellerPayouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public Payout pay(@Valid Request request) {
        return payouts.pay(request);
    }
}
