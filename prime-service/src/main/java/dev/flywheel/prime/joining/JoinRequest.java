package dev.flywheel.prime.joining;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.plan.Plan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks to become a member.
 *
 * @param offerVersion the version of the offer that was shown
 * @param consent that its text was agreed to
 * @param country where the member is, ISO 3166 alpha-2
 */
record JoinRequest(
        @Min(1) int offerVersion,
        @Valid @Nullable Consent consent,
        @NotBlank @Size(max = 200) String paymentToken,
        @NotBlank @Size(min = 2, max = 2) String country) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /**
     * @param accepted true when the shopper said yes by himself
     * @param textHash of the text he was shown
     */
    record Consent(
            @Nullable Boolean accepted,
            @Nullable @Size(max = 64) String textHash) {}

    /** Refuses what is not an informed yes to this very offer. */
    void check(Plan current) {
        requireCountry();
        if (consent == null || !Boolean.TRUE.equals(consent.accepted)) {
            throw new ProblemException(
                    PrimeError.CONSENT_REQUIRED, "send consent.accepted = true once the shopper agreed to the text");
        }
        if (offerVersion != current.version()) {
            throw new ProblemException(
                    PrimeError.OFFER_CHANGED,
                    "version " + offerVersion + " is not offered; show version " + current.version()
                            + " from GET /prime/offer");
        }
        if (!current.textHash().equals(consent.textHash)) {
            throw new ProblemException(
                    PrimeError.CONSENT_REQUIRED,
                    "consent.textHash is not that of version " + current.version() + ", which is "
                            + current.textHash());
        }
    }

    private void requireCountry() {
        if (!COUNTRIES.contains(country)) {
            String message = "'" + country + "' is not a country of ISO 3166, such as US";
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    message,
                    List.of(new FieldProblem("country", "invalid_value", message)));
        }
    }
}
