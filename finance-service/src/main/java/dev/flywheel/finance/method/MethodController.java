package dev.flywheel.finance.method;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.Card;
import dev.flywheel.finance.provider.PaymentProvider.Keeping;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A shopper's payment methods. One is paid with as {@code method:<id>} in the place of a token. */
@RestController
@RequestMapping("/payment-methods")
class MethodController {

    private final MethodSteps steps;
    private final PaymentMethods methods;
    private final PaymentProvider provider;

    MethodController(MethodSteps steps, PaymentMethods methods, PaymentProvider provider) {
        this.steps = steps;
        this.methods = methods;
        this.provider = provider;
    }

    /** Newest first. */
    @GetMapping
    Methods list(@CurrentAccount AccountId account) {
        return new Methods(
                methods.of(account, provider.name()).stream().map(View::of).toList());
    }

    /** Keeps a method; the card is the provider's to keep. */
    @PostMapping
    ResponseEntity<View> keep(
            @CurrentAccount AccountId account, IdempotencyKey key, @Valid @RequestBody NewMethod request) {
        MethodSteps.Opened opened = steps.open(account, key.required(), request);
        if (opened.answer() != null) {
            return new Answer<>(opened.answer(), true).toResponse(HttpStatus.CREATED);
        }
        Keeping kept = provider.keep("flywheel-method-" + opened.id(), request.paymentToken, account.toString());
        Card card = switch (kept) {
            case Keeping.Kept(Card known) -> known;
            case Keeping.Refused(String code) ->
                throw new ProblemException(
                        MethodError.PAYMENT_METHOD_REFUSED, "the provider refused the payment method: " + code);
            case Keeping.Unanswered(String problem) ->
                throw new ProblemException(
                        CommonError.UNAVAILABLE, "the payment provider did not answer; repeat with the same key");
        };
        boolean makeDefault = request.makeDefault != null && request.makeDefault;
        return new Answer<>(steps.keep(opened.id(), account, key, card, makeDefault), false)
                .toResponse(HttpStatus.CREATED);
    }

    /** Makes one the account's default. */
    @PutMapping("/{id}/default")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void makeDefault(@CurrentAccount AccountId account, @PathVariable UUID id) {
        steps.makeDefault(account, id);
    }

    /** Payments made with it before are not touched. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@CurrentAccount AccountId account, @PathVariable UUID id) {
        steps.remove(account, id);
    }

    /**
     * @param makeDefault null for no; the first is the default anyway
     */
    record NewMethod(
            @NotBlank @Size(max = 200) String paymentToken,
            @Nullable Boolean makeDefault) {}

    record Methods(List<View> items) {}

    /** What a shopper sees of a method. */
    record View(UUID id, String brand, String lastFour, int expiryMonth, int expiryYear, boolean isDefault) {

        static View of(PaymentMethod method) {
            Card card = method.card();
            return new View(
                    method.id(),
                    card.brand(),
                    card.lastFour(),
                    card.expiryMonth(),
                    card.expiryYear(),
                    method.isDefault());
        }
    }
}
