package dev.flywheel.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money held, or declined to be held, and what became of it. Guarded by its {@link Ledger}. */
final class Authorization {

    private final Command made;
    private final Currency currency;
    private final long minor;
    private final @Nullable String declineCode;
    private final List<Movement> captures = new ArrayList<>();
    private final List<Movement> refunds = new ArrayList<>();
    private @Nullable Movement release;

    Authorization(Command made, Currency currency, long minor, @Nullable String declineCode) {
        this.made = made;
        this.currency = currency;
        this.minor = minor;
        this.declineCode = declineCode;
    }

    /** Takes held money: all captures together never more than was held, none after a void. */
    Movement.View capture(Command command) {
        requireAuthorized();
        if (release != null) {
            throw Refusal.decided(409, "voided", "the authorization was voided");
        }
        long wanted = Amounts.minor(command.amount(), currency);
        requireAtMost(minor - captured(), wanted, "is left to capture");
        return add(captures, command, wanted);
    }

    /** Gives taken money back: all refunds together never more than was taken. */
    Movement.View refund(Command command) {
        requireAuthorized();
        long wanted = Amounts.minor(command.amount(), currency);
        requireAtMost(captured() - refunded(), wanted, "is left to refund");
        return add(refunds, command, wanted);
    }

    /** Lets go of what is held and not taken. */
    View release(Command command) {
        requireAuthorized();
        if (release != null) {
            throw Refusal.decided(409, "voided", "the authorization was voided before");
        }
        if (captured() == minor) {
            throw Refusal.decided(409, "captured", "all of it was captured, so nothing is left to release; refund it");
        }
        release = new Movement(command.id(), command.key(), minor - captured(), command.at());
        return view();
    }

    View view() {
        return new View(
                made.id(),
                declineCode == null ? "authorized" : "declined",
                declineCode,
                Amounts.text(minor, currency),
                currency.getCurrencyCode(),
                Amounts.text(captured(), currency),
                Amounts.text(refunded(), currency),
                release != null,
                made.reference(),
                made.key(),
                made.at());
    }

    Detail detail() {
        return new Detail(
                view(), views(captures), views(refunds), release == null ? List.of() : views(List.of(release)));
    }

    /** Adds its amounts to the totals of its currency. */
    void addTo(Totals totals) {
        if (declineCode == null) {
            totals.add(currency, minor, captured(), refunded(), release == null ? 0 : release.minor());
        }
    }

    private long captured() {
        return captures.stream().mapToLong(Movement::minor).sum();
    }

    private long refunded() {
        return refunds.stream().mapToLong(Movement::minor).sum();
    }

    private Movement.View add(List<Movement> to, Command command, long wanted) {
        Movement movement = new Movement(command.id(), command.key(), wanted, command.at());
        to.add(movement);
        return movement.view(made.id(), currency);
    }

    private List<Movement.View> views(List<Movement> movements) {
        return movements.stream()
                .map(movement -> movement.view(made.id(), currency))
                .toList();
    }

    private void requireAuthorized() {
        if (declineCode != null) {
            throw Refusal.decided(409, "declined", "the authorization was declined");
        }
    }

    private void requireAtMost(long left, long wanted, String what) {
        if (wanted > left) {
            throw Refusal.decided(
                    409, "amount_too_large", "only " + Amounts.text(left, currency) + " " + currency + " " + what);
        }
    }

    /** What is told of it. */
    record View(
            String id,
            String status,
            @Nullable String declineCode,
            String amount,
            String currency,
            String captured,
            String refunded,
            boolean voided,
            @Nullable String reference,
            String idempotencyKey,
            Instant createdAt) {}

    /** With everything that was done to it. */
    record Detail(
            View authorization, List<Movement.View> captures, List<Movement.View> refunds, List<Movement.View> voids) {}
}
