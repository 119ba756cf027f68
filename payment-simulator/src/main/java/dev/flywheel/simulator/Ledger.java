package dev.flywheel.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever decided, in memory, and the rules it is decided by. Carries commands out the same way whether they
 * are new or come from the journal. Not safe for threads; {@link Books} is.
 */
final class Ledger {

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final Set<Operation> MOVES = EnumSet.of(Operation.CAPTURE, Operation.REFUND, Operation.PAYOUT);

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Authorization> authorizations = new LinkedHashMap<>();
    private final Map<String, List<Authorization>> byReference = new HashMap<>();
    private final Map<String, Authorization> byRefund = new HashMap<>();
    private final Map<String, Dispute> disputes = new LinkedHashMap<>();
    private final List<Payout> payouts = new ArrayList<>();

    @Nullable
    Entry entry(String key) {
        return entries.get(key);
    }

    /**
     * Decides and carries out.
     *
     * @throws Refusal that is not kept, when the request itself is wrong
     */
    Entry perform(Command command) {
        Entry entry = decide(command);
        entries.put(command.key(), entry);
        return entry;
    }

    /** Carries out again what the journal holds; the answer stays the one that was given. */
    void replay(Entry kept) {
        Entry now = decide(kept.command());
        if (now.status() != kept.status()) {
            throw new IllegalStateException("the journal is damaged: it answers " + Json.text(kept)
                    + " where the rules come to " + Json.text(now));
        }
        entries.put(kept.command().key(), kept);
    }

    Authorization authorization(@Nullable String id) {
        Authorization known = authorizations.get(id == null ? "" : id);
        if (known == null) {
            throw Refusal.passing(404, "not_found", "there is no authorization '" + id + "'");
        }
        return known;
    }

    /** How a refund stands. */
    Movement.View refund(@Nullable String id) {
        return refundedOn(id).refund(String.valueOf(id));
    }

    private Authorization refundedOn(@Nullable String refund) {
        Authorization known = byRefund.get(refund == null ? "" : refund);
        if (known == null) {
            throw Refusal.passing(404, "not_found", "there is no refund '" + refund + "'");
        }
        return known;
    }

    List<Authorization.View> authorizationsFor(String reference) {
        return byReference.getOrDefault(reference, List.of()).stream()
                .map(Authorization::view)
                .toList();
    }

    Records records() {
        Totals totals = new Totals();
        authorizations.values().forEach(authorization -> authorization.addTo(totals));
        for (Payout payout : payouts) {
            Currency currency = Amounts.currency(payout.currency());
            totals.addPayout(currency, Amounts.minor(payout.amount(), currency));
        }
        return new Records(
                authorizations.values().stream().map(Authorization::detail).toList(),
                List.copyOf(payouts),
                totals.lines());
    }

    /** Everything that moved on a day. */
    List<SettlementFile.Line> settledOn(LocalDate day) {
        List<SettlementFile.Line> lines = new ArrayList<>();
        authorizations.values().forEach(authorization -> lines.addAll(authorization.settledOn(day)));
        disputes.values().forEach(dispute -> lines.addAll(dispute.settledOn(day)));
        payouts.stream().map(Ledger::line).filter(line -> line.isOn(day)).forEach(lines::add);
        return lines;
    }

    private static SettlementFile.Line line(Payout payout) {
        Currency currency = Amounts.currency(payout.currency());
        return new SettlementFile.Line(
                "payout",
                payout.id(),
                payout.idempotencyKey(),
                "",
                Amounts.minor(payout.amount(), currency),
                currency,
                payout.createdAt());
    }

    private Entry decide(Command command) {
        try {
            Object made = carryOut(command);
            return new Entry(
                    command,
                    command.operation() == Operation.AUTHORIZE || MOVES.contains(command.operation()) ? CREATED : OK,
                    Json.tree(made));
        } catch (Refusal refusal) {
            if (!refusal.kept()) {
                throw refusal;
            }
            return new Entry(command, refusal.status(), Json.tree(refusal.problem()));
        }
    }

    private Object carryOut(Command command) {
        if (command.operation() == Operation.AUTHORIZE) {
            return authorize(command);
        }
        if (command.operation().isOfDispute()) {
            return dispute(command);
        }
        if (command.operation() == Operation.BOUNCE) {
            return refundedOn(command.authorization()).bounce(command);
        }
        // Looked up first, so that what does not exist is not declined either.
        Authorization authorization =
                command.operation() == Operation.PAYOUT ? null : authorization(command.authorization());
        if (command.operation() == Operation.AUTHENTICATE && authorization != null) {
            return authorization.authenticate(command.declineCode());
        }
        if (command.declineCode() != null) {
            throw Refusal.decided(402, command.declineCode(), "declined");
        }
        if (authorization == null) {
            return payOut(command);
        }
        return switch (command.operation()) {
            case CAPTURE -> authorization.capture(command);
            case REFUND -> {
                Movement.View refund = authorization.refund(command);
                byRefund.put(refund.id(), authorization);
                yield refund;
            }
            case VOID -> authorization.release(command);
            case EXPIRE -> authorization.expire();
            case AUTHORIZE, AUTHENTICATE, PAYOUT, BOUNCE, DISPUTE, DEFEND, CONCEDE, DECIDE ->
                throw new IllegalStateException("handled above");
        };
    }

    Dispute dispute(@Nullable String id) {
        Dispute known = disputes.get(id == null ? "" : id);
        if (known == null) {
            throw Refusal.passing(404, "not_found", "there is no dispute '" + id + "'");
        }
        return known;
    }

    private Dispute.View dispute(Command command) {
        if (command.operation() == Operation.DISPUTE) {
            Dispute opened = authorization(command.authorization()).dispute(command);
            disputes.put(command.id(), opened);
            return opened.view();
        }
        Dispute dispute = dispute(command.authorization());
        return command.operation() == Operation.DEFEND
                ? dispute.defend()
                : dispute.decide("won".equals(command.reference()), command.at());
    }

    private Authorization.View authorize(Command command) {
        Currency currency = Amounts.currency(command.currency());
        long minor = Amounts.minor(command.amount(), currency);
        Token token = command.method() == null ? Token.of(command.token()) : Token.ofMethod(command.method());
        String decline = token.declineCode() == null ? command.declineCode() : token.declineCode();
        Authorization authorization = new Authorization(command, currency, minor, token, decline);
        authorizations.put(command.id(), authorization);
        String reference = command.reference() == null ? "" : command.reference();
        byReference.computeIfAbsent(reference, first -> new ArrayList<>()).add(authorization);
        return authorization.view();
    }

    private Payout payOut(Command command) {
        Currency currency = Amounts.currency(command.currency());
        long minor = Amounts.minor(command.amount(), currency);
        Payout payout = new Payout(
                command.id(),
                "paid",
                Amounts.text(minor, currency),
                currency.getCurrencyCode(),
                command.destination(),
                command.reference(),
                command.key(),
                command.at());
        payouts.add(payout);
        return payout;
    }

    /** Everything, for whoever compares it with other books. */
    record Records(List<Authorization.Detail> authorizations, List<Payout> payouts, List<Totals.Line> totals) {}
}
