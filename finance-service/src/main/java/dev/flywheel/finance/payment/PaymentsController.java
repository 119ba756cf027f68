package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.storedvalue.Guesses;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RestController;

/** Shoppers' money, asked for by other services. */
@RestController
class PaymentsController implements Payments {

    private final ShopperPayments payments;
    private final Guesses guesses;

    PaymentsController(ShopperPayments payments, Guesses guesses) {
        this.payments = payments;
        this.guesses = guesses;
    }

    @Override
    public Payment authorise(@Valid Authorisation request) {
        return request.codes().isEmpty()
                ? payments.authorise(request)
                : guesses.counted(request.payer(), () -> payments.authorise(request));
    }

    @Override
    public Transfer capture(PaymentId payment, @Valid Amount request) {
        return payments.capture(payment, request);
    }

    @Override
    public Payment release(PaymentId payment) {
        return payments.release(payment);
    }

    @Override
    public Transfer refund(PaymentId payment, @Valid Amount request) {
        return payments.refund(payment, request);
    }
}
