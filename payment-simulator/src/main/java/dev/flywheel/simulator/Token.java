package dev.flywheel.simulator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The payment methods there are, each with its own fate. */
enum Token {
    APPROVED("tok_approved", null),
    DECLINED("tok_declined", "card_declined"),
    INSUFFICIENT_FUNDS("tok_insufficient_funds", "insufficient_funds"),
    /** Answers late the first time; whether it was done by then depends on the key. */
    TIMEOUT("tok_timeout", null);

    private final String word;
    private final @Nullable String declineCode;

    Token(String word, @Nullable String declineCode) {
        this.word = word;
        this.declineCode = declineCode;
    }

    static Token of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(token -> token.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.passing(422, "unknown_token", "'" + word + "' is not a payment method known here"));
    }

    @Nullable
    String declineCode() {
        return declineCode;
    }
}
