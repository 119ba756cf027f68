package dev.flywheel.accounts.account;

import dev.flywheel.accounts.AccountsError;
import dev.flywheel.accounts.throttle.Throttle;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ErasureController {

    private final Erasing erasing;
    private final Credentials credentials;
    private final Throttle throttle;

    ErasureController(Erasing erasing, Credentials credentials, AccountSettings settings) {
        this.erasing = erasing;
        this.credentials = credentials;
        this.throttle = new Throttle(settings.erasureLimit());
    }

    /** Erases the caller. It cannot be undone, so his token is not enough. */
    @PostMapping("/accounts/me/erasure")
    Erasing.Erased own(
            @CurrentAccount AccountId account, @Valid @RequestBody Own wanted, HttpServletResponse response) {
        throttle.spend(account.toString(), "tries to erase this account", response);
        if (!credentials.isOf(account, wanted.password)) {
            throw new ProblemException(AccountsError.WRONG_CREDENTIALS, "this is not the account's password");
        }
        return erasing.own(account);
    }

    /** The same for somebody who asked for it otherwise. */
    @PostMapping("/operator/accounts/{id}/erasure")
    Erasing.Erased of(@CurrentAccount AccountId operator, @PathVariable AccountId id, @Valid @RequestBody Asked asked) {
        return erasing.of(id, operator, asked.reason.strip());
    }

    record Own(@NotNull @Size(max = 1024) String password) {

        /** Not the record's own text: a password has no place in a log. */
        @Override
        public String toString() {
            return "Own[]";
        }
    }

    /**
     * @param reason e.g. {@code letter of 2026-11-23}
     */
    record Asked(@NotBlank @Size(max = 500) String reason) {}
}
