package dev.flywheel.prime;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.service.client.Unanswered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Finance's payments as the contract promises them, in memory: one effect and one answer per key, captures within what was
 * authorised, refunds within what was captured. Tests can make a payer's next calls go wrong, before or after their effect.
 */
@Primary
@Component
public final class FakePayments implements Payments {

    /** What happens to a payer's next call. */
    public enum Fault {
        /** This call works. */
        NONE,
        /** Nothing arrives. */
        NOT_REACHED,
        /** It is done, and the answer is lost. */
        ANSWER_LOST,
        /** It is done, and the provider has not said so yet. */
        UNKNOWN_AFTER_EFFECT,
        DECLINED
    }

    private final Map<String, Account> byKey = new LinkedHashMap<>();
    private final Map<PaymentId, Account> byId = new HashMap<>();
    private final Map<String, Transfer> transfers = new HashMap<>();
    private final Map<AccountId, Deque<Fault>> faults = new HashMap<>();
    private final List<String> refunds = new ArrayList<>();

    /** The payer's next calls go like this, one after the other; then they succeed. */
    public synchronized void plan(AccountId payer, Fault... next) {
        faults.computeIfAbsent(payer, none -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** Keys under which the payer's money was asked for. */
    public synchronized List<String> keys(AccountId payer) {
        return new ArrayList<>(
                of(payer).stream().map(account -> account.request.key()).toList());
    }

    /** Keys under which refunds were asked for that mention the text, in order, each as often as it was asked for. */
    public synchronized List<String> refundKeys(String about) {
        return refunds.stream().filter(key -> key.contains(about)).toList();
    }

    /** Taken from the payer, in minor units. */
    public synchronized long captured(AccountId payer) {
        return of(payer).stream().mapToLong(account -> account.captured).sum();
    }

    /** Given back to the payer, in minor units. */
    public synchronized long refunded(AccountId payer) {
        return of(payer).stream().mapToLong(account -> account.refunded).sum();
    }

    @Override
    public synchronized Payment authorise(Authorisation request) {
        Fault fault = next(request.payer());
        Account known = byKey.get(request.key());
        if (known == null) {
            known = new Account(request, fault == Fault.DECLINED ? "card_declined" : null);
            byKey.put(request.key(), known);
            byId.put(known.id, known);
        } else if (!known.request.equals(request)) {
            throw Unanswered.refused(409, "payment_key_reused");
        }
        lose(fault);
        return known.answer(fault == Fault.UNKNOWN_AFTER_EFFECT);
    }

    @Override
    public synchronized Transfer capture(PaymentId payment, Amount request) {
        Account account = account(payment);
        Fault fault = next(account.request.payer());
        Transfer known = transfers.get(request.key());
        if (known == null) {
            known = transfer(request, fault);
            if (known.status() == Status.SUCCEEDED) {
                if (account.voided
                        || account.captured + request.amount().minor()
                                > account.request.amount().minor()) {
                    throw Unanswered.refused(409, "capture_exceeds_authorisation");
                }
                account.captured += request.amount().minor();
            }
            transfers.put(request.key(), known);
        }
        return answered(known, fault);
    }

    @Override
    public synchronized Payment release(PaymentId payment) {
        Account account = account(payment);
        account.voided = true;
        return account.answer(false);
    }

    @Override
    public synchronized Transfer refund(PaymentId payment, Amount request) {
        refunds.add(request.key());
        Account account = account(payment);
        Fault fault = next(account.request.payer());
        Transfer known = transfers.get(request.key());
        if (known == null) {
            known = transfer(request, fault);
            if (known.status() == Status.SUCCEEDED) {
                if (account.refunded + request.amount().minor() > account.captured) {
                    throw Unanswered.refused(409, "refund_exceeds_captured");
                }
                account.refunded += request.amount().minor();
            }
            transfers.put(request.key(), known);
        }
        return answered(known, fault);
    }

    private List<Account> of(AccountId payer) {
        return byKey.values().stream()
                .filter(account -> account.request.payer().equals(payer))
                .toList();
    }

    private Account account(PaymentId payment) {
        Account account = byId.get(payment);
        if (account == null) {
            throw Unanswered.refused(404, "not_found");
        }
        return account;
    }

    private Fault next(AccountId payer) {
        Deque<Fault> planned = faults.getOrDefault(payer, new ArrayDeque<>());
        Fault fault = planned.isEmpty() ? Fault.NONE : planned.poll();
        if (fault == Fault.NOT_REACHED) {
            throw Unanswered.notReached();
        }
        return fault;
    }

    private static Transfer transfer(Amount request, Fault fault) {
        return fault == Fault.DECLINED
                ? new Transfer(request.key(), Status.DECLINED, request.amount(), "account_closed")
                : new Transfer(request.key(), Status.SUCCEEDED, request.amount(), null);
    }

    private static Transfer answered(Transfer transfer, Fault fault) {
        lose(fault);
        return fault == Fault.UNKNOWN_AFTER_EFFECT
                ? new Transfer(transfer.key(), Status.UNKNOWN, transfer.amount(), null)
                : transfer;
    }

    private static void lose(Fault fault) {
        if (fault == Fault.ANSWER_LOST) {
            throw Unanswered.maybeExecuted();
        }
    }

    private static final class Account {

        private final PaymentId id = PaymentId.next();
        private final Authorisation request;
        private final @Nullable String declineCode;
        private long captured;
        private long refunded;
        private boolean voided;

        Account(Authorisation request, @Nullable String declineCode) {
            this.request = request;
            this.declineCode = declineCode;
        }

        Payment answer(boolean unknown) {
            Status status = declineCode == null ? Status.SUCCEEDED : Status.DECLINED;
            if (voided) {
                status = Status.VOIDED;
            }
            Money amount = request.amount();
            return new Payment(
                    id,
                    unknown ? Status.UNKNOWN : status,
                    amount,
                    new Money(captured, amount.currency()),
                    new Money(refunded, amount.currency()),
                    declineCode);
        }
    }
}
