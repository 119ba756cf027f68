package dev.flywheel.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Money held, or declined to be held, and what became of it. Guarded by its {@link Ledger}. */
final class Authorization {

    /** How long money is held. */
    private static final Duration TIME = Duration.ofDays(7);

    private final Command made;
    private final Currency currency;
    private final long minor;
    private final List<Movement> captures = new ArrayList<>();
    private final List<Movement> refunds = new ArrayList<>();
    private final Map<String, Bounce> bounces = new LinkedHashMap<>();
    private final List<Dispute> disputes = new ArrayList<>();
    private final Token token;
    private @Nullable String declineCode;
    private boolean waiting;
    private boolean expired;
    private @Nullable Movement release;

    Authorization(Command made, Currency currency, long minor, Token token, @Nullable String declineCode) {
        this.made = made;
        this.currency = currency;
        this.minor = minor;
        this.token = token;
        this.declineCode = declineCode;
        this.waiting = declineCode == null && made.token() != null && token == Token.AUTHENTICATION_REQUIRED;
    }

    /** The shopper's step: afterwards the money is held, or it is declined. */
    View authenticate(@Nullable String failure) {
        if (!waiting) {
            throw Refusal.decided(
                    409, "not_waiting", "no step is wanted for this authorization, or it was done before");
        }
        waiting = false;
        declineCode = failure;
        return view();
    }

    /** Ends its time early. */
    View expire() {
        requireAuthorized();
        expired = true;
        return view();
    }

    /** Takes held money: all captures together never more than was held, none after a void. */
    Movement.View capture(Command command) {
        requireAuthorized();
        if (release != null) {
            throw Refusal.decided(409, "voided", "the authorization was voided");
        }
        if (expired || command.at().isAfter(expiresAt())) {
            throw Refusal.decided(
                    409,
                    "authorization_expired",
                    "the authorization was held until " + expiresAt() + "; authorize again");
        }
        long wanted = Amounts.minor(command.amount(), currency);
        requireAtMost(minor - captured(), wanted, "is left to capture");
        return add(captures, command, wanted);
    }

    /** Gives taken money back: all refunds together never more than was taken. */
    Movement.View refund(Command command) {
        requireAuthorized();
        long wanted = Amounts.minor(command.amount(), currency);
        requireAtMost(captured() - refunded() - disputed(), wanted, "is left to refund");
        return add(refunds, command, wanted);
    }

    /** A refund did not arrive in the end. It is not asked about again: its command has one key. */
    Movement.View bounce(Command command) {
        Movement refund = find(String.valueOf(command.authorization()));
        bounces.put(refund.id(), new Bounce(refund, String.valueOf(command.reference()), command.at()));
        return view(refund);
    }

    /** How one of its refunds stands. */
    Movement.View refund(String id) {
        return view(find(id));
    }

    private Movement find(String refund) {
        return refunds.stream()
                .filter(moved -> moved.id().equals(refund))
                .findFirst()
                .orElseThrow();
    }

    private Movement.View view(Movement moved) {
        Bounce bounce = bounces.get(moved.id());
        return moved.view(made.id(), currency, bounce == null ? null : bounce.reason);
    }

    /** A bank takes back: at most what was captured and is still there. */
    Dispute dispute(Command command) {
        requireAuthorized();
        long wanted = Amounts.minor(command.amount(), currency);
        requireAtMost(captured() - refunded() - disputed(), wanted, "is left to dispute");
        Dispute dispute = new Dispute(command, currency, wanted);
        disputes.add(dispute);
        return dispute;
    }

    /** Lets go of what is held and not taken. */
    View release(Command command) {
        requireNotDeclined();
        if (release != null) {
            throw Refusal.decided(409, "voided", "the authorization was voided before");
        }
        waiting = false;
        if (captured() == minor) {
            throw Refusal.decided(409, "captured", "all of it was captured, so nothing is left to release; refund it");
        }
        release = new Movement(command.id(), command.key(), minor - captured(), command.at());
        return view();
    }

    View view() {
        return new View(
                made.id(),
                status(),
                declineCode,
                Amounts.text(minor, currency),
                currency.getCurrencyCode(),
                Amounts.text(captured(), currency),
                Amounts.text(refunded(), currency),
                release != null,
                made.reference(),
                made.key(),
                made.at(),
                expiresAt(),
                declineCode == null && !waiting ? token.method(made.id()) : null,
                token.lastFour(),
                waiting ? "/authentications/" + made.id() : null);
    }

    private String status() {
        if (waiting) {
            return "requires_action";
        }
        return declineCode == null ? "authorized" : "declined";
    }

    private Instant expiresAt() {
        return made.at().plus(TIME);
    }

    Detail detail() {
        return new Detail(
                view(),
                views(captures),
                refunds.stream().map(this::view).toList(),
                release == null ? List.of() : views(List.of(release)));
    }

    /** What of it belongs into the file of a day. */
    List<SettlementFile.Line> settledOn(LocalDate day) {
        return Stream.of(
                        captures.stream().map(moved -> line("capture", moved, moved.at())),
                        refunds.stream().map(moved -> line("refund", moved, moved.at())),
                        bounces.values().stream().map(bounce -> line("refund_failure", bounce.refund, bounce.at)))
                .flatMap(lines -> lines)
                .filter(line -> line.isOn(day))
                .toList();
    }

    private SettlementFile.Line line(String type, Movement moved, Instant at) {
        return new SettlementFile.Line(type, moved.id(), moved.key(), made.id(), moved.minor(), currency, at);
    }

    /** Adds its amounts to the totals of its currency. */
    void addTo(Totals totals) {
        if (declineCode == null && !waiting) {
            totals.add(currency, minor, captured(), refunded(), release == null ? 0 : release.minor());
        }
    }

    private long captured() {
        return captures.stream().mapToLong(Movement::minor).sum();
    }

    private long refunded() {
        return refunds.stream()
                .filter(moved -> !bounces.containsKey(moved.id()))
                .mapToLong(Movement::minor)
                .sum();
    }

    private long disputed() {
        return disputes.stream().mapToLong(Dispute::taken).sum();
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
        requireNotDeclined();
        if (waiting) {
            throw Refusal.decided(409, "requires_action", "the shopper has not done his step");
        }
    }

    private void requireNotDeclined() {
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

    private record Bounce(Movement refund, String reason, Instant at) {}

    /**
     * What is told of it.
     *
     * @param expiresAt until when it can be captured
     * @param method to authorize again without the shopper; null unless it is authorized
     * @param actionPath where the shopper does his step, on this server; null when there is none
     */
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
            Instant createdAt,
            Instant expiresAt,
            @Nullable String method,
            @Nullable String lastFour,
            @Nullable String actionPath) {}

    /** With everything that was done to it. */
    record Detail(
            View authorization, List<Movement.View> captures, List<Movement.View> refunds, List<Movement.View> voids) {}
}
