package dev.flywheel.finance.method;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.provider.PaymentProvider;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what a payment is to be made with: a provider's token, or {@code method:<id>} for one on the payer's account. */
@Component
public class Tokens {

    /** Before the provider's name of a kept method. No token that comes from outside may begin with it. */
    public static final String KEPT = "kept:";

    private static final String METHOD = "method:";

    private final PaymentMethods methods;
    private final PaymentProvider provider;

    Tokens(PaymentMethods methods, PaymentProvider provider) {
        this.methods = methods;
        this.provider = provider;
    }

    /**
     * @return the token itself, or the kept method's name at the provider behind {@link #KEPT}
     * @throws ProblemException 422 when the payer has no such method
     */
    public String resolve(AccountId payer, String token) {
        if (token.startsWith(KEPT)) {
            throw unknown(token);
        }
        if (!token.startsWith(METHOD)) {
            return token;
        }
        return methods.find(payer, provider.name(), id(token))
                .map(method -> KEPT + method.card().reference())
                .orElseThrow(() -> unknown(token));
    }

    private static UUID id(String token) {
        try {
            return UUID.fromString(token.substring(METHOD.length()));
        } catch (IllegalArgumentException noId) {
            throw unknown(token);
        }
    }

    private static ProblemException unknown(String token) {
        return new ProblemException(
                MethodError.PAYMENT_METHOD_UNKNOWN,
                "the payer has no payment method '" + token + "'; see GET /payment-methods");
    }
}
