package dev.flywheel.simulator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The payment methods there are, each with its own fate. */
enum Token {
    APPROVED("tok_approved", "4242", null),
    DECLINED("tok_declined", "0002", "card_declined"),
    INSUFFICIENT_FUNDS("tok_insufficient_funds", "9995", "insufficient_funds"),
    /** Answers late the first time; whether it was done by then depends on the key. */
    TIMEOUT("tok_timeout", "4242", null),
    /** Holds nothing before the shopper has been to the address in the answer. */
    AUTHENTICATION_REQUIRED("tok_authentication_required", "3155", null);

    private static final String METHOD = "pm_";

    private final String word;
    private final String lastFour;
    private final @Nullable String declineCode;

    Token(String word, String lastFour, @Nullable String declineCode) {
        this.word = word;
        this.lastFour = lastFour;
        this.declineCode = declineCode;
    }

    static Token of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(token -> token.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.passing(422, "unknown_token", "'" + word + "' is not a payment method known here"));
    }

    /** The token that a kept method was made from. */
    static Token ofMethod(@Nullable String method) {
        return Arrays.stream(values())
                .filter(token -> method != null && method.startsWith(METHOD + token.name() + "_"))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.passing(422, "unknown_method", "'" + method + "' is not a method kept here"));
    }

    /** The name under which the method is kept; it says all there is to know. */
    String method(String distinct) {
        return METHOD + name() + "_" + distinct;
    }

    String lastFour() {
        return lastFour;
    }

    @Nullable
    String declineCode() {
        return declineCode;
    }
}
