package dev.flywheel.orders;

import dev.flywheel.contracts.finance.Journal.Posting;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.Side;
import dev.flywheel.service.client.Unanswered;
import dev.flywheel.testing.FaultPoints;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finance's payments as the contract promises them, in memory: one effect and one answer per key, captures within what was
 * authorised, refunds within what was captured. Tests can make calls go wrong, before or after they had their effect.
 */
public final class FakePayments implements Payments {

    /** What happens to the next call of a kind. */
    public enum Fault {
        /** Nothing arrives. */
        NOT_REACHED,
        /** It is done, and the answer is lost. */
        ANSWER_LOST,
        /** It is done, and the provider has not said so yet. */
        UNKNOWN_AFTER_EFFECT,
        DECLINED,
        /** The caller's process dies before anything arrives. */
        KILLED_BEFORE,
        /** It is done, and the caller's process dies before it hears of it. */
        KILLED_AFTER
    }

    private final Map<String, Account> byKey = new LinkedHashMap<>();
    private final Map<PaymentId, Account> byId = new HashMap<>();
    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final FakeWallet wallet = new FakeWallet();
    private boolean away;

    @Override
    public synchronized Payment authorise(Authorisation request) {
        calls.add("authorise " + request.key());
        Fault fault = next();
        Account known = byKey.get(request.key());
        if (known == null) {
            known = new Account(request, wallet.hold(request), fault);
            byKey.put(request.key(), known);
            byId.put(known.id, known);
        } else if (!known.request.equals(request)) {
            throw Unanswered.refused(422, "idempotency_key_reused");
        }
        lose(fault);
        return known.answer(fault == Fault.UNKNOWN_AFTER_EFFECT);
    }

    @Override
    public synchronized Transfer capture(PaymentId payment, Amount request) {
        calls.add("capture " + request.key());
        Fault fault = next();
        Account account = account(payment);
        Transfer known = transfers.get(request.key());
        if (known == null) {
            if (fault == Fault.DECLINED) {
                known = new Transfer(request.key(), Status.DECLINED, request.amount(), "expired");
            } else {
                account.capture(request);
                known = new Transfer(request.key(), Status.SUCCEEDED, request.amount(), null);
            }
            transfers.put(request.key(), known);
        }
        return answered(known, fault);
    }

    @Override
    public synchronized Payment release(PaymentId payment) {
        calls.add("release " + payment);
        Fault fault = next();
        Account account = account(payment);
        account.release();
        lose(fault);
        return account.answer(fault == Fault.UNKNOWN_AFTER_EFFECT);
    }

    @Override
    public synchronized Transfer refund(PaymentId payment, Amount request) {
        calls.add("refund " + request.key());
        Fault fault = next();
        Account account = account(payment);
        Transfer known = transfers.get(request.key());
        if (known == null) {
            if (fault == Fault.DECLINED) {
                known = new Transfer(request.key(), Status.DECLINED, request.amount(), "account_closed");
            } else {
                account.refund(request);
                known = new Transfer(request.key(), Status.SUCCEEDED, request.amount(), null);
            }
            transfers.put(request.key(), known);
        }
        return answered(known, fault);
    }

    /** What finance tells when money that had gone back to a card under a key bounces. */
    public synchronized RefundBounced bounce(String orderId, String key, Money amount) {
        return bounce(of(orderId), key, amount);
    }

    /** One of what went back to these payers' cards bounces, all of it or a part; null when nothing did. */
    public synchronized @Nullable RefundBounced bounceOne(Collection<AccountId> payers, int which, boolean all) {
        List<Map.Entry<Account, String>> there = new ArrayList<>();
        for (Account account : byKey.values()) {
            if (payers.contains(account.request.payer())) {
                account.onCard.forEach((key, share) -> {
                    if (share.isPositive()) {
                        there.add(Map.entry(account, key));
                    }
                });
            }
        }
        if (there.isEmpty()) {
            return null;
        }
        Account account = there.get(which % there.size()).getKey();
        String key = there.get(which % there.size()).getValue();
        Money share = Objects.requireNonNull(account.onCard.get(key));
        return bounce(account, key, all || share.minor() == 1 ? share : new Money(share.minor() / 2, share.currency()));
    }

    private static RefundBounced bounce(Account account, String key, Money amount) {
        account.bounce(key, amount);
        return new RefundBounced(
                UUID.randomUUID(),
                account.id,
                account.request.reference(),
                key,
                amount,
                "expired_or_canceled_card",
                Instant.parse("2026-12-01T12:00:00Z"));
    }

    /** The next calls go wrong like this, one after the other. */
    public synchronized void next(Fault... wrong) {
        faults.addAll(List.of(wrong));
    }

    /** Nothing arrives until it is back. */
    public synchronized void away(boolean now) {
        away = now;
    }

    /** Everything works again; what happened stays. */
    public synchronized void heal() {
        faults.clear();
        away = false;
    }

    /** Calls that mention the text, e.g. an order's id. */
    public synchronized List<String> calls(String about) {
        return calls.stream().filter(call -> call.contains(about)).toList();
    }

    /** The money held for an order and not let go; null when there is none. */
    public synchronized @Nullable Money held(String orderId) {
        Account account = byKey.get("order:" + orderId);
        if (account == null || account.declineCode != null || account.voided) {
            return null;
        }
        return account.request.amount();
    }

    /** The shopper does what his bank asks of him, or fails; once, and not after his money was let go. */
    public synchronized void authenticate(String orderId, boolean well) {
        Account account = of(orderId);
        if (!account.waiting || !account.isHeld()) {
            return;
        }
        account.waiting = false;
        if (!well) {
            account.decline("authentication_failed");
        }
    }

    /** Puts money on a gift card, a new one if nobody knows the code. */
    public synchronized void giftCard(String code, Money amount) {
        wallet.give(code, amount);
    }

    public synchronized void storeCredit(AccountId owner, Money amount) {
        wallet.give(owner, amount);
    }

    /** Gift cards and credit that do not agree with the payments made with them; none while all is well. */
    public synchronized List<String> unbalanced() {
        List<FakeWallet.Draw> held = new ArrayList<>();
        List<FakeWallet.Draw> all = new ArrayList<>();
        for (Account account : byKey.values()) {
            all.addAll(account.draws);
            if (account.isHeld()) {
                held.addAll(account.draws);
            }
        }
        return wallet.unbalanced(held, all);
    }

    /** What finance would have booked of an order. */
    public synchronized List<Posting> postings(String orderId) {
        Account account = byKey.get("order:" + orderId);
        return account == null ? List.of() : List.copyOf(account.postings);
    }

    /** How many payers' money is held now. */
    public synchronized long authorisations() {
        return byKey.values().stream()
                .filter(account -> account.declineCode == null && !account.voided)
                .count();
    }

    public synchronized boolean isVoided(String orderId) {
        Account account = byKey.get("order:" + orderId);
        return account != null && account.voided;
    }

    public synchronized Money captured(String orderId) {
        return of(orderId).captured;
    }

    public synchronized Money refunded(String orderId) {
        return of(orderId).refunded;
    }

    /** What finance says of an order; nothing at all when it never heard of it. */
    public synchronized Books books(String orderId) {
        Account account = byKey.get("order:" + orderId);
        if (account == null) {
            return new Books(false, 0, 0);
        }
        boolean holds = account.declineCode == null && !account.waiting && !account.voided;
        return new Books(holds, account.captured.minor(), account.refunded.minor());
    }

    /**
     * @param holds true while money is held for it
     * @param captured in minor units, as what follows
     */
    public record Books(boolean holds, long captured, long refunded) {}

    private Account of(String orderId) {
        Account account = byKey.get("order:" + orderId);
        if (account == null) {
            throw new AssertionError("no payment of order " + orderId);
        }
        return account;
    }

    private @Nullable Fault next() {
        if (away) {
            throw Unanswered.notReached();
        }
        Fault fault = faults.poll();
        if (fault == Fault.NOT_REACHED) {
            throw Unanswered.notReached();
        }
        if (fault == Fault.KILLED_BEFORE) {
            throw new FaultPoints.Killed("before finance is reached");
        }
        return fault;
    }

    private static void lose(@Nullable Fault fault) {
        if (fault == Fault.ANSWER_LOST) {
            throw Unanswered.maybeExecuted();
        }
        if (fault == Fault.KILLED_AFTER) {
            throw new FaultPoints.Killed("when finance is done");
        }
    }

    private static Transfer answered(Transfer transfer, @Nullable Fault fault) {
        lose(fault);
        return fault == Fault.UNKNOWN_AFTER_EFFECT
                ? new Transfer(transfer.key(), Status.UNKNOWN, transfer.amount(), null)
                : transfer;
    }

    private Account account(PaymentId payment) {
        Account account = byId.get(payment);
        if (account == null) {
            throw Unanswered.refused(404, "not_found");
        }
        return account;
    }

    private static @Nullable String decline(@Nullable String token, Money onCard, @Nullable Fault fault) {
        if (fault == Fault.DECLINED) {
            return "declined";
        }
        if (onCard.isZero()) {
            return null;
        }
        if (token == null) {
            return "payment_method_needed";
        }
        return switch (token) {
            case "tok_approved", "tok_authentication_required" -> null;
            case "tok_insufficient_funds" -> "insufficient_funds";
            default -> "card_declined";
        };
    }

    private static final class Account {

        private final PaymentId id = PaymentId.next();
        private final Authorisation request;
        private final List<FakeWallet.Draw> draws;
        private final List<Posting> postings = new ArrayList<>();
        /** By a refund's key, what of it went to the card and did not bounce. */
        private final Map<String, Money> onCard = new LinkedHashMap<>();

        private @Nullable String declineCode;
        private boolean waiting;
        private Money captured;
        private Money refunded;
        private boolean voided;

        Account(Authorisation request, List<FakeWallet.Draw> draws, @Nullable Fault fault) {
            this.request = request;
            this.draws = draws;
            this.captured = Money.zero(request.amount().currency());
            this.refunded = captured;
            Money onCard = request.amount()
                    .minus(draws.stream().map(FakeWallet.Draw::amount).reduce(captured, Money::plus));
            this.waiting = "tok_authentication_required".equals(request.paymentToken()) && onCard.isPositive();
            String refusal = FakePayments.decline(request.paymentToken(), onCard, fault);
            if (refusal != null) {
                decline(refusal);
            }
        }

        boolean isHeld() {
            return declineCode == null && !voided;
        }

        void decline(String code) {
            declineCode = code;
            draws.forEach(FakeWallet.Draw::letGo);
        }

        void release() {
            if (isHeld()) {
                draws.forEach(FakeWallet.Draw::letGo);
            }
            voided = true;
        }

        void capture(Amount wanted) {
            Money all = captured.plus(wanted.amount());
            if (voided || all.compareTo(request.amount()) > 0) {
                throw Unanswered.refused(409, "capture_exceeds_authorisation");
            }
            captured = all;
            book("capture:" + wanted.key(), Side.DEBIT, FakeWallet.capture(draws, wanted.amount()), wanted.amount());
        }

        void refund(Amount wanted) {
            Money all = refunded.plus(wanted.amount());
            if (all.compareTo(captured) > 0) {
                throw Unanswered.refused(409, "refund_exceeds_capture");
            }
            Map<LedgerAccount, Money> shares = FakeWallet.refund(draws, wanted.amount(), captured, refunded);
            refunded = all;
            onCard.put(wanted.key(), Objects.requireNonNull(shares.get(LedgerAccount.PROVIDER_RECEIVABLE)));
            book("refund:" + wanted.key(), Side.CREDIT, shares, wanted.amount());
        }

        void bounce(String key, Money amount) {
            refunded = refunded.minus(amount);
            onCard.merge(key, amount.negate(), Money::plus);
            line("refund:" + key + ":bounced", LedgerAccount.PROVIDER_RECEIVABLE, Side.DEBIT, amount);
            line("refund:" + key + ":bounced", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, amount);
        }

        private void book(String key, Side side, Map<LedgerAccount, Money> shares, Money all) {
            shares.forEach((account, share) -> line(key, account, side, share));
            line(key, LedgerAccount.CONTRACT_LIABILITY, side == Side.DEBIT ? Side.CREDIT : Side.DEBIT, all);
        }

        private void line(String key, LedgerAccount account, Side side, Money amount) {
            if (amount.isPositive()) {
                JournalEntry.Dimensions what = JournalEntry.Dimensions.of(request.country(), request.reference());
                JournalEntry.Line line = new JournalEntry.Line(account, side, amount, what);
                postings.add(
                        new Posting("payment:" + id + ":" + key, "finance", "of the stand-in", Instant.EPOCH, line));
            }
        }

        Payment answer(boolean unknown) {
            Status status = declineCode == null ? Status.SUCCEEDED : Status.DECLINED;
            if (voided) {
                status = Status.VOIDED;
            }
            if (waiting && status == Status.SUCCEEDED) {
                NextAction action = new NextAction("redirect", "https://bank.example/" + id);
                return new Payment(
                        id, Status.ACTION_REQUIRED, request.amount(), captured, refunded, null, action, List.of());
            }
            return new Payment(
                    id, unknown ? Status.UNKNOWN : status, request.amount(), captured, refunded, declineCode);
        }
    }
}
