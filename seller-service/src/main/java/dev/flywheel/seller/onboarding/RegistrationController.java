package dev.flywheel.seller.onboarding;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A shopper becomes a seller. */
@RestController
class RegistrationController {

    private static final String REFRESH =
            "refresh your session at /sessions/refresh: only a new access token carries the role SELLER";
    private static final String SOON =
            "the role SELLER is being granted; refresh your session in a moment, or repeat this call";

    private final Onboarding onboarding;
    private final RoleGrants roles;

    RegistrationController(Onboarding onboarding, RoleGrants roles) {
        this.onboarding = onboarding;
        this.roles = roles;
    }

    /** 201 once, 200 for the same again; 202 while the role could not be granted. */
    @PostMapping("/seller/registration")
    ResponseEntity<Registration> register(
            @CurrentAccount AccountId account, @Valid @RequestBody RegistrationRequest request) {
        SellerId seller = new SellerId(account.value());
        Countries.require(request.country);
        Onboarding.Registered registered = onboarding.register(seller, request.displayName.strip(), request.country);
        boolean granted = registered.profile().roleGranted() || roles.grant(seller);
        HttpStatus status = !granted ? HttpStatus.ACCEPTED : registered.added() ? HttpStatus.CREATED : HttpStatus.OK;
        SellerProfile profile = registered.profile();
        return ResponseEntity.status(status)
                .body(new Registration(
                        seller,
                        profile.displayName(),
                        profile.country(),
                        profile.status(),
                        granted,
                        granted ? REFRESH : SOON));
    }

    /**
     * @param displayName shown beside the seller's offers
     * @param country ISO 3166 alpha-2
     */
    record RegistrationRequest(
            @NotBlank @Size(max = 80) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
            String displayName,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters")
            String country) {}

    /**
     * @param next what to do to be able to sell
     */
    record Registration(
            SellerId sellerId,
            String displayName,
            String country,
            SellerStatus status,
            boolean roleGranted,
            String next) {}
}
