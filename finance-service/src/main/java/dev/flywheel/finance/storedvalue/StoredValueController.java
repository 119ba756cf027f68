package dev.flywheel.finance.storedvalue;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What shoppers have on gift cards and as store credit. */
@RestController
class StoredValueController {

    private final Lookups lookups;
    private final Issuing issuing;
    private final Guesses guesses;
    private final Idempotency idempotency;

    StoredValueController(Lookups lookups, Issuing issuing, Guesses guesses, Idempotency idempotency) {
        this.lookups = lookups;
        this.issuing = issuing;
        this.guesses = guesses;
        this.idempotency = idempotency;
    }

    /** Whoever knows a code may see what is on the card. */
    @GetMapping("/gift-cards/{code}")
    GiftCard card(@CurrentAccount AccountId account, @PathVariable String code) {
        StoredValue card = guesses.counted(account, () -> lookups.card(code));
        return new GiftCard(String.valueOf(card.lastFour()), card.balance(), card.available());
    }

    @GetMapping("/store-credit")
    Credits credit(@CurrentAccount AccountId account) {
        return new Credits(lookups.creditOf(account).stream().map(Credit::of).toList());
    }

    /** Moves all that is left on a gift card to the account. */
    @PostMapping("/store-credit/redemptions")
    ResponseEntity<Credit> redeem(
            @CurrentAccount AccountId account, IdempotencyKey key, @Valid @RequestBody Redemption request) {
        return guesses.counted(
                        account,
                        () -> idempotency.once(
                                key.required(),
                                request,
                                Credit.class,
                                () -> Credit.of(issuing.redeem(account, code(request)))))
                .toResponse(HttpStatus.CREATED);
    }

    private static GiftCardCode code(Redemption request) {
        return GiftCardCode.parse(request.code()).orElseThrow(Issuing::noSuchCard);
    }

    /**
     * @param lastFour of its code
     * @param available what can be paid with; less than the balance while payments hold a part
     */
    record GiftCard(String lastFour, Money balance, Money available) {}

    /** One currency's credit. */
    record Credit(Money balance, Money available) {

        static Credit of(StoredValue value) {
            return new Credit(value.balance(), value.available());
        }
    }

    /** All currencies. */
    record Credits(List<Credit> items) {}

    record Redemption(@NotBlank @Size(max = 40) String code) {}
}
