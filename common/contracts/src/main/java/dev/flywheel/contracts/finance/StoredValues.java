package dev.flywheel.contracts.finance;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Gift cards and store credit, before they are paid with. */
@HttpExchange("/internal/stored-values")
public interface StoredValues {

    /**
     * What would be drawn if the amount were authorised now; nothing is held. A code that cannot be paid with is refused
     * as it would be by {@link Payments#authorise} (422).
     */
    @PostExchange("/cover")
    Cover cover(@RequestBody Request request);

    /**
     * @param giftCards codes, drawn on in this order; null is none
     * @param useStoreCredit null is no
     */
    record Request(
            @NotNull AccountId payer,
            @NotNull Money amount,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 40) String> giftCards,
            @Nullable Boolean useStoreCredit) {

        /** Gift cards' codes; none when they were left out. */
        public List<String> codes() {
            return giftCards == null ? List.of() : giftCards;
        }

        public boolean drawsOnStoreCredit() {
            return useStoreCredit != null && useStoreCredit;
        }
    }

    /**
     * @param remaining what a payment method would have to bear
     */
    record Cover(List<Payments.Part> parts, Money remaining) {

        public Cover {
            parts = List.copyOf(parts);
        }
    }
}
