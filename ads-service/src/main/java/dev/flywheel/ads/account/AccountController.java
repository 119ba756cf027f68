package dev.flywheel.ads.account;

import dev.flywheel.contracts.accounts.AccountRoles;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Becoming an advertiser. */
@RestController
@RequestMapping("/ads/account")
class AccountController {

    private static final String REFRESH =
            "refresh your session: tokens issued from now on carry the role ADVERTISER, which campaigns need";

    private final Advertisers advertisers;
    private final AccountRoles roles;

    AccountController(Advertisers advertisers, AccountRoles roles) {
        this.advertisers = advertisers;
        this.roles = roles;
    }

    /**
     * Makes the caller an advertiser. The role is granted after that is stored; if accounts-service is away just then,
     * the same call again makes up for it.
     */
    @PostMapping
    ResponseEntity<Opened> open(
            @CurrentAccount AccountId account, @Valid @RequestBody(required = false) @Nullable Opening opening) {
        boolean isNew = advertisers.open(account, opening == null ? null : opening.displayName());
        roles.grant(account, Role.ADVERTISER);
        Advertiser advertiser = found(account);
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Opened(
                        advertiser.id(), advertiser.displayName(), advertiser.createdAt(), Role.ADVERTISER, REFRESH));
    }

    @GetMapping
    Shown account(@CurrentAccount AccountId account) {
        Advertiser advertiser = found(account);
        return new Shown(advertiser.id(), advertiser.displayName(), advertiser.createdAt());
    }

    private Advertiser found(AccountId account) {
        return advertisers
                .find(account)
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, "you do not advertise yet; POST /ads/account to begin"));
    }

    /**
     * @param displayName shown in the label "sponsored by" where the caller is no seller with a name of his own
     */
    record Opening(
            @Nullable @Size(max = 100) @Pattern(regexp = "\\S(.*\\S)?", message = "must not be blank or padded")
            String displayName) {}

    /**
     * @param role what was granted
     * @param next what to do now
     */
    record Opened(AccountId advertiserId, @Nullable String displayName, Instant createdAt, Role role, String next) {}

    record Shown(AccountId advertiserId, @Nullable String displayName, Instant createdAt) {}
}
