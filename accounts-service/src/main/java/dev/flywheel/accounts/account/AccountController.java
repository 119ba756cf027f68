package dev.flywheel.accounts.account;

import dev.flywheel.accounts.throttle.ClientAddress;
import dev.flywheel.accounts.throttle.Throttle;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/accounts")
class AccountController {

    private static final URI OWN = URI.create("/accounts/me");

    private final SignUp signUp;
    private final Credentials credentials;
    private final Throttle throttle;

    AccountController(SignUp signUp, Credentials credentials, AccountSettings settings) {
        this.signUp = signUp;
        this.credentials = credentials;
        this.throttle = new Throttle(settings.signUpLimit());
    }

    @PostMapping
    ResponseEntity<Profile> signUp(
            @Valid @RequestBody NewAccount account, HttpServletRequest request, HttpServletResponse response) {
        throttle.spend(ClientAddress.of(request), "sign-ups from this address", response);
        Profile made = signUp.shopper(account.email, account.password, account.name.strip());
        return ResponseEntity.created(OWN).body(made);
    }

    @GetMapping("/me")
    Profile me(@CurrentAccount AccountId account) {
        return credentials
                .of(account)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "this account is no more"));
    }

    /**
     * @param password judged by {@link PasswordRules}
     * @param name as it is shown to others
     */
    record NewAccount(
            @NotNull EmailAddress email,
            @NotNull @Size(max = 1024) String password,

            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
            String name) {

        /** Not the record's own text: a password has no place in a log. */
        @Override
        public String toString() {
            return "NewAccount[" + email + "]";
        }
    }
}
