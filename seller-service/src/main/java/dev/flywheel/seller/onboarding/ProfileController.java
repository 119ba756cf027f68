package dev.flywheel.seller.onboarding;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A seller reads and changes how he appears. */
@RestController
@RequestMapping("/seller/profile")
class ProfileController {

    private final Onboarding onboarding;

    ProfileController(Onboarding onboarding) {
        this.onboarding = onboarding;
    }

    @GetMapping
    ResponseEntity<SellerProfile> read(@CurrentAccount AccountId account) {
        return tagged(onboarding.profile(new SellerId(account.value())));
    }

    @PutMapping
    ResponseEntity<SellerProfile> replace(
            @CurrentAccount AccountId account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @Valid @RequestBody NewProfile profile) {
        return change(account, seen, profile.displayName, profile.country);
    }

    /** Changes only the fields that are given. */
    @PatchMapping
    ResponseEntity<SellerProfile> change(
            @CurrentAccount AccountId account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @Valid @RequestBody ProfileChange profile) {
        return change(account, seen, profile.displayName, profile.country);
    }

    private ResponseEntity<SellerProfile> change(
            AccountId account, @Nullable String seen, @Nullable String displayName, @Nullable String country) {
        if (country != null) {
            Countries.require(country);
        }
        return tagged(onboarding.describe(
                new SellerId(account.value()),
                displayName == null ? null : displayName.strip(),
                country,
                version(seen)));
    }

    private static ResponseEntity<SellerProfile> tagged(SellerProfile profile) {
        return ResponseEntity.ok().eTag(Long.toString(profile.version())).body(profile);
    }

    private static @Nullable Long version(@Nullable String tag) {
        if (tag == null || tag.equals("*")) {
            return null;
        }
        if (!tag.matches("\"\\d{1,18}\"")) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE, "If-Match is the ETag of the profile as it was read, such as \"3\"");
        }
        return Long.valueOf(tag.substring(1, tag.length() - 1));
    }

    /** All of what a seller may change. */
    record NewProfile(
            @NotBlank @Size(max = 80) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
            String displayName,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters")
            String country) {}

    /** Some of it. */
    record ProfileChange(
            @Nullable
            @Size(max = 80)
            @Pattern(
                    regexp = "\\s*[^\\s\\p{Cntrl}]\\P{Cntrl}*",
                    message = "must not be blank or contain control characters")
            String displayName,

            @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters")
            String country) {}
}
