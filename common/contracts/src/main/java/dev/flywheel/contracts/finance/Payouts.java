package dev.flywheel.contracts.finance;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Money to sellers' banks. */
@HttpExchange("/internal/payouts")
public interface Payouts {

    /** Pays a seller out of what the settlement put in transit; one effect per key. */
    @PostExchange
    Payout pay(@RequestBody Request request);

    /**
     * @param key from the business fact, e.g. {@code settlement:0198…}
     * @param country the seller's country, ISO 3166 alpha-2
     */
    record Request(
            @NotBlank @Size(max = 200) String key,
            @NotNull SellerId seller,
            @NotNull Money amount,
            @NotBlank @Size(min = 2, max = 2) String country) {}

    record Payout(String key, Payments.Status status) {}
}
