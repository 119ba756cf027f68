package dev.flywheel.finance.giftcard;

import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.finance.storedvalue.Issuing.NewCard;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gift cards on sale. */
@RestController
class GiftCardController {

    private final GiftCardSale sale;

    GiftCardController(GiftCardSale sale) {
        this.sale = sale;
    }

    /** 201 with the cards' codes, 202 while something is missing: do what it says and repeat with the same key. */
    @PostMapping("/gift-cards")
    ResponseEntity<Bought> buy(@CurrentAccount AccountId account, IdempotencyKey key, @Valid @RequestBody Order order) {
        Answer<Bought> answer = sale.buy(account, key, order);
        boolean issued = answer.value().status() == Purchase.Status.ISSUED;
        return answer.toResponse(issued ? HttpStatus.CREATED : HttpStatus.ACCEPTED);
    }

    /**
     * @param amount on each card
     * @param quantity null for one
     * @param country where the buyer is, for the books
     */
    record Order(
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String paymentToken,
            @Nullable @Min(1) @Max(20) Integer quantity,
            @NotBlank @Size(min = 2, max = 2) String country) {

        int cards() {
            return quantity == null ? 1 : quantity;
        }
    }

    /**
     * @param cards with their codes, which are kept nowhere but in this answer; none before they are issued
     * @param nextAction what the buyer has to do before he can be charged; null for nothing
     */
    record Bought(
            UUID purchase,
            Purchase.Status status,
            List<NewCard> cards,
            @Nullable NextAction nextAction) {}
}
