package dev.flywheel.finance.provider;

import dev.flywheel.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who moves real money. Every call carries a key: the same key has one effect at the provider and gets one answer, however
 * often it is sent. Calls never throw for what the provider says or fails to say; that is their {@link Result}.
 */
public interface PaymentProvider {

    /** Short stable name, part of the webhook's path. */
    String name();

    /**
     * Holds money on a payment method.
     *
     * @param token the payment method, as the provider named it to the shopper's browser
     * @param reference what it is for, shown in the provider's own reports
     * @return with the authorisation's name at the provider when it succeeded
     */
    Result authorise(String key, Money amount, String token, String reference);

    /**
     * Holds money without the shopper, on a method that an earlier authorisation or {@link Method} told.
     */
    Result authoriseAgain(String key, Money amount, String method, String reference);

    /** Holds money on a method the shopper keeps, and he is there: a step may be wanted of him. */
    Result authoriseKept(String key, Money amount, String method, String reference);

    /**
     * Keeps a shopper's payment method.
     *
     * @param token as the provider named it to the shopper's browser
     * @param account whose it is
     */
    Keeping keep(String key, String token, String account);

    /** How an authorisation stands that wanted a step of the shopper's. */
    Result standing(String authorisation);

    /** Takes held money. {@link Result.Lapsed} when the authorisation holds nothing any more. */
    Result capture(String key, String authorisation, Money amount);

    /** Releases what is held and not captured. */
    Result voidAuthorisation(String key, String authorisation);

    /** Gives captured money back. */
    Result refund(String key, String authorisation, Money amount);

    /**
     * Sends money to a bank.
     *
     * @param destination the receiver's account as the provider knows it
     */
    Result payOut(String key, Money amount, String destination, String reference);

    /** How a refund stands that was made: a bank may not take it in the end, days later. */
    RefundLook refund(String reference);

    /** How a dispute stands. */
    DisputeLook dispute(String reference);

    /** Sends evidence to the bank. */
    Result defend(String key, String dispute, String evidence);

    /** Gives a dispute up. */
    Result accept(String key, String dispute);

    /** What the provider says that it moved on a day (UTC) that is over. */
    Settlement settlement(LocalDate day);

    /**
     * How long the provider is sure to know a key again. A call older than that is not repeated: nobody could tell whether it
     * was done before.
     */
    Duration keysKept();

    /**
     * Reads what the provider tells by itself.
     *
     * @param signature value of {@link #signatureHeader()}, null when it was not sent
     * @return empty when it was not signed by the provider, or not just now
     */
    Optional<Notice> notice(@Nullable String signature, byte[] body);

    /** Name of the HTTP header a webhook is signed in. */
    String signatureHeader();

    /** What became of a call. */
    sealed interface Result {

        /**
         * @param reference what the provider calls the thing it made
         * @param method what an authorisation is on, where the provider tells; null otherwise
         */
        record Succeeded(String reference, @Nullable Method method) implements Result {

            public Succeeded(String reference) {
                this(reference, null);
            }
        }

        /**
         * Nothing is held before the shopper has done a step.
         *
         * @param reference of the authorisation that waits
         * @param type {@code redirect}
         */
        record ActionRequired(String reference, String type, String url) implements Result {}

        /**
         * The authorisation holds nothing any more; only a new one can be captured.
         *
         * @param code the provider's word
         */
        record Lapsed(String code) implements Result {}

        /**
         * Refused for good; nothing moved.
         *
         * @param code the provider's word, e.g. {@code insufficient_funds}
         */
        record Declined(String code) implements Result {}

        /**
         * No answer, or none that tells: it may have happened. Ask again by the same key.
         *
         * @param problem what was seen, for people
         */
        record Unknown(String problem) implements Result {}
    }

    /**
     * A payment method as the provider keeps it.
     *
     * @param reference its name there, to hold money on it again
     * @param lastFour digits; null when the provider does not tell
     */
    record Method(String reference, @Nullable String lastFour) {}

    /**
     * A card that is kept.
     *
     * @param reference the method's name at the provider
     */
    record Card(String reference, String brand, String lastFour, int expiryMonth, int expiryYear) {}

    /** What became of keeping a method. */
    sealed interface Keeping {

        record Kept(Card card) implements Keeping {}

        /**
         * @param code the provider's word
         */
        record Refused(String code) implements Keeping {}

        /** No answer, or none that tells: repeat with the same key. */
        record Unanswered(String problem) implements Keeping {}
    }

    /** What the provider answers about a refund that it made. */
    sealed interface RefundLook {

        /** It arrived, or nothing else is known. */
        record Stands() implements RefundLook {}

        /**
         * It did not arrive, and the money is ours again.
         *
         * @param key of the call that asked for it; empty when none of ours did
         * @param reason the provider's word
         */
        record Bounced(String key, String reason) implements RefundLook {}

        /** There is no such refund. */
        record Nothing() implements RefundLook {}

        record Unanswered(String problem) implements RefundLook {}
    }

    /** What the provider answers about a dispute. */
    sealed interface DisputeLook {

        record Found(DisputeState state) implements DisputeLook {}

        /** No money is disputed there, so far. */
        record Nothing() implements DisputeLook {}

        record Unanswered(String problem) implements DisputeLook {}
    }

    /**
     * How a dispute stands at the provider.
     *
     * @param authorisations names of what the money was captured on
     * @param reason the bank's word
     * @param evidenceDueBy null when there is no date
     */
    record DisputeState(
            String reference,
            List<String> authorisations,
            Money amount,
            String reason,
            DisputeProgress status,
            @Nullable Instant evidenceDueBy) {}

    /** Where a dispute is. */
    enum DisputeProgress {
        OPENED,
        DEFENDED,
        WON,
        LOST
    }

    /** A day's settlement file. */
    sealed interface Settlement {

        record Lines(List<SettledLine> lines) implements Settlement {}

        /** It is not there, or cannot be read. */
        record Unanswered(String problem) implements Settlement {}
    }

    /**
     * A line of it.
     *
     * @param type capture, refund, refund_failure or payout, or the provider's word for what it does besides
     * @param reference the provider's name of the movement; of a refund that bounced, the refund's
     */
    record SettledLine(String type, String reference, Money amount) {

        public static final String REFUND_FAILURE = "refund_failure";
    }

    /**
     * Something happened at the provider. It says what to look at again, not what to believe.
     *
     * @param id of this event; the same event may be told many times
     * @param key the call it is about, empty when it names none
     * @param authorisations names of the one it is about: everything open about it is looked at
     * @param dispute the one it is about, empty when it is about none
     * @param refund one that is said to have bounced, empty when it is about none
     */
    record Notice(String id, String key, List<String> authorisations, String dispute, String refund) {}
}
