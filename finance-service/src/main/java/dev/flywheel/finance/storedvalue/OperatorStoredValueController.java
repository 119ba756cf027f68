package dev.flywheel.finance.storedvalue;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.storedvalue.Issuing.NewCard;
import dev.flywheel.finance.storedvalue.StoredValueController.Credit;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What operators give away, each with a reason. */
@RestController
class OperatorStoredValueController {

    private final Issuing issuing;
    private final Lookups lookups;
    private final Idempotency idempotency;

    OperatorStoredValueController(Issuing issuing, Lookups lookups, Idempotency idempotency) {
        this.issuing = issuing;
        this.lookups = lookups;
        this.idempotency = idempotency;
    }

    /** The codes are in this answer and in none after it. */
    @PostMapping("/operator/gift-cards")
    ResponseEntity<Cards> giveCards(
            @CurrentAccount AccountId operator, IdempotencyKey key, @Valid @RequestBody CardGrant request) {
        Grants.check(request.amount, request.country);
        int quantity = request.quantity == null ? 1 : request.quantity;
        return idempotency
                .once(
                        key.required(),
                        request,
                        Cards.class,
                        () -> new Cards(
                                issuing.given(operator, request.reason, request.country, request.amount, quantity)))
                .toResponse(HttpStatus.CREATED);
    }

    @PostMapping("/operator/store-credit/{account}")
    ResponseEntity<Credit> giveCredit(
            @CurrentAccount AccountId operator,
            @PathVariable AccountId account,
            IdempotencyKey key,
            @Valid @RequestBody CreditGrant request) {
        Grants.check(request.amount, request.country);
        return idempotency
                .once(
                        key.required(),
                        request,
                        Credit.class,
                        () -> Credit.of(
                                issuing.credit(operator, account, request.reason, request.country, request.amount)))
                .toResponse(HttpStatus.CREATED);
    }

    @GetMapping("/operator/store-credit/{account}")
    StoredValueController.Credits credit(@PathVariable AccountId account) {
        List<Credit> credits =
                lookups.creditOf(account).stream().map(Credit::of).toList();
        if (credits.isEmpty()) {
            throw new ProblemException(CommonError.NOT_FOUND, "account " + account + " never had store credit");
        }
        return new StoredValueController.Credits(credits);
    }

    /**
     * @param amount on each card
     * @param quantity null for one
     * @param country where the receiver is, for the books
     */
    record CardGrant(
            @NotNull Money amount,
            @Nullable @Min(1) @Max(100) Integer quantity,
            @NotBlank @Size(min = 2, max = 2) String country,
            @NotBlank @Size(max = 500) String reason) {}

    record CreditGrant(
            @NotNull Money amount,
            @NotBlank @Size(min = 2, max = 2) String country,
            @NotBlank @Size(max = 500) String reason) {}

    record Cards(List<NewCard> cards) {}
}
