package dev.flywheel.accounts.session;

import dev.flywheel.accounts.account.EmailAddress;
import dev.flywheel.accounts.throttle.ClientAddress;
import dev.flywheel.accounts.throttle.Throttle;
import dev.flywheel.domain.AccountId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sessions")
class SessionController {

    private final SignIn signIn;
    private final Throttle byEmail;
    private final Throttle byAddress;

    SessionController(SignIn signIn, SessionSettings settings) {
        this.signIn = signIn;
        this.byEmail = new Throttle(settings.signInEmailLimit());
        this.byAddress = new Throttle(settings.signInAddressLimit());
    }

    /** Counts an attempt before it is judged, or many at once would all be; what succeeds is given back. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SignIn.Tokens signIn(
            @Valid @RequestBody SignInRequest who, HttpServletRequest request, HttpServletResponse response) {
        String address = ClientAddress.of(request);
        byAddress.spend(address, "failed sign-ins from this address", response);
        byEmail.spend(who.email.value(), "failed sign-ins with this email", response);
        SignIn.Tokens tokens = signIn.signIn(who.email, who.password);
        byEmail.giveBack(who.email.value());
        byAddress.giveBack(address);
        return tokens;
    }

    @PostMapping("/refresh")
    SignIn.Tokens refresh(@Valid @RequestBody RefreshRequest request) {
        return signIn.refresh(new RefreshToken(request.refreshToken));
    }

    /** Signs out the session the token belongs to. */
    @PostMapping("/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@Valid @RequestBody RefreshRequest request) {
        signIn.signOut(new RefreshToken(request.refreshToken));
    }

    /** Signs out everywhere. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(@CurrentAccount AccountId account) {
        signIn.signOutEverywhere(account);
    }

    record SignInRequest(
            @NotNull EmailAddress email,
            @NotNull @Size(max = 1024) String password) {

        /** Not the record's own text: a password has no place in a log. */
        @Override
        public String toString() {
            return "SignInRequest[" + email + "]";
        }
    }

    record RefreshRequest(@NotBlank @Size(max = 256) String refreshToken) {

        /** Not the record's own text: a token has no place in a log. */
        @Override
        public String toString() {
            return "RefreshRequest[]";
        }
    }
}
