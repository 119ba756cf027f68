package dev.flywheel.seller.onboarding;

import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operator's view of sellers. */
@RestController
@RequestMapping("/operator/sellers")
class OperatorSellerController {

    private final Onboarding onboarding;

    OperatorSellerController(Onboarding onboarding) {
        this.onboarding = onboarding;
    }

    @GetMapping
    Page<SellerProfile> list(
            @RequestParam(required = false) @Nullable SellerStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return onboarding.list(status, cursor, Page.limit(limit));
    }

    @GetMapping("/{seller}")
    SellerProfile read(@PathVariable SellerId seller) {
        return onboarding.profile(seller);
    }

    /** The seller's offers stop being sold; his settlements are held. */
    @PostMapping("/{seller}/suspension")
    SellerProfile suspend(@PathVariable SellerId seller, @Valid @RequestBody Suspension suspension) {
        return onboarding.suspend(seller, suspension.reason);
    }

    @PostMapping("/{seller}/reinstatement")
    SellerProfile reinstate(@PathVariable SellerId seller) {
        return onboarding.reinstate(seller);
    }

    @PutMapping("/{seller}/reserve")
    SellerProfile reserve(@PathVariable SellerId seller, @Valid @RequestBody Reserve reserve) {
        return onboarding.reserve(seller, reserve.days);
    }

    /**
     * @param reason shown to the seller
     */
    record Suspension(@NotBlank @Size(max = 500) String reason) {}

    /**
     * @param days between a delivery and the day before its money is available
     */
    record Reserve(@NotNull @Min(0) @Max(90) Integer days) {}
}
