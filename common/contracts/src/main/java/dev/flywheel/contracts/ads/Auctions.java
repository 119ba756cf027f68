package dev.flywheel.contracts.ads;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auction for sponsored places, held only among the products the caller found relevant. */
@HttpExchange("/internal/auctions")
public interface Auctions {

    /** Holds one auction and serves its winners; each carries a click token that is good for two hours. */
    @PostExchange
    Served hold(@RequestBody Request request);

    /**
     * @param query what the shopper typed
     * @param slots sponsored places on the page
     * @param shopper who is looking, null when nobody signed in
     * @param candidates at most 500 products
     */
    record Request(
            @NotBlank @Size(max = 500) String query,
            @Min(1) @Max(10) int slots,
            @Nullable AccountId shopper,
            @Size(max = 500) List<@NotNull @Valid Candidate> candidates) {}

    /**
     * @param relevance 0 to 1; below the gate a product never enters
     */
    record Candidate(
            ProductId product,
            @DecimalMin("0") @DecimalMax("1") BigDecimal relevance) {}

    /**
     * @param winners from the first slot down; may be empty
     */
    record Served(UUID auction, List<Winner> winners) {}

    /**
     * @param advertiser name shown in the label
     * @param clickToken signed, charged at most once
     */
    record Winner(ProductId product, OfferId offer, String advertiser, String clickToken) {}
}
