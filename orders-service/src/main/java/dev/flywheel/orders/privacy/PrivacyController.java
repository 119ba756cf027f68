package dev.flywheel.orders.privacy;

import dev.flywheel.domain.AccountId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person may ask of his data. */
@RestController
class PrivacyController {

    private final Exports exports;
    private final Erasing erasing;

    PrivacyController(Exports exports, Erasing erasing) {
        this.exports = exports;
        this.erasing = erasing;
    }

    /** Makes one's data ready to be downloaded for seven days. */
    @PostMapping("/privacy/exports")
    @ResponseStatus(HttpStatus.CREATED)
    Export export(@CurrentAccount AccountId account) {
        return exports.add(account);
    }

    /** All of this service's data about the caller, as they are now. */
    @GetMapping("/privacy/exports/{id}")
    void download(@CurrentAccount AccountId account, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        exports.check(id, account);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.json\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        exports.write(account, response.getOutputStream());
    }

    /** Erases the caller's data, and says what has to stay and why. 409 while orders are open. */
    @PostMapping("/privacy/erasure")
    Erasure erase(@CurrentAccount AccountId account) {
        return erasing.erase(account, account.toString(), null);
    }

    /** The same for a customer who asked for it otherwise. */
    @PostMapping("/operator/privacy/erasures")
    Erasure erase(@CurrentAccount AccountId operator, @Valid @RequestBody Wanted wanted) {
        return erasing.erase(wanted.accountId(), operator.toString(), wanted.reason());
    }

    /**
     * @param download where it is, until then
     */
    record Export(UUID exportId, Instant expiresAt, String download) {}

    /**
     * @param reason e.g. {@code letter of 2026-11-23}
     */
    record Wanted(
            @NotNull AccountId accountId,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * @param erased what is gone or nameless
     * @param kept what has to stay, with the reason
     */
    record Erasure(
            UUID erasureId,
            AccountId accountId,
            Instant at,
            List<PersonalData.Outcome> erased,
            List<PersonalData.Outcome> kept) {}
}
