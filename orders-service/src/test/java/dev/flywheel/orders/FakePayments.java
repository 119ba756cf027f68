package dev.flywheel.orders;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.service.client.Unanswered;
import dev.flywheel.testing.FaultPoints;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private boolean away;

    @Override
    public synchronized Payment authorise(Authorisation request) {
        calls.add("authorise " + request.key());
        Fault fault = next();
        Account known = byKey.get(request.key());
        if (known == null) {
            known = new Account(request, decline(request.paymentToken(), fault));
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
                account.captured = account.captured.plus(request.amount());
                if (account.voided || account.captured.compareTo(account.request.amount()) > 0) {
                    account.captured = account.captured.minus(request.amount());
                    throw Unanswered.refused(409, "capture_exceeds_authorisation");
                }
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
        account.voided = true;
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
                account.refunded = account.refunded.plus(request.amount());
                if (account.refunded.compareTo(account.captured) > 0) {
                    account.refunded = account.refunded.minus(request.amount());
                    throw Unanswered.refused(409, "refund_exceeds_capture");
                }
                known = new Transfer(request.key(), Status.SUCCEEDED, request.amount(), null);
            }
            transfers.put(request.key(), known);
        }
        return answered(known, fault);
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

    /** The shopper does what his bank asks of him, or fails; once. */
    public synchronized void authenticate(String orderId, boolean well) {
        Account account = of(orderId);
        if (!account.waiting) {
            return;
        }
        account.waiting = false;
        account.declineCode = well ? null : "authentication_failed";
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

    private static @Nullable String decline(@Nullable String token, @Nullable Fault fault) {
        if (fault == Fault.DECLINED) {
            return "declined";
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
        private @Nullable String declineCode;
        private boolean waiting;
        private Money captured;
        private Money refunded;
        private boolean voided;

        Account(Authorisation request, @Nullable String declineCode) {
            this.request = request;
            this.declineCode = declineCode;
            this.captured = Money.zero(request.amount().currency());
            this.refunded = captured;
            this.waiting = "tok_authentication_required".equals(request.paymentToken());
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
