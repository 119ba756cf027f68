package dev.flywheel.prime.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.Payments.Payment;
import dev.flywheel.contracts.finance.Payments.Status;
import dev.flywheel.contracts.finance.Payments.Transfer;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.service.client.RemoteProblem;
import dev.flywheel.service.client.RemoteUnavailable;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks finance, outside any transaction. Every key comes from the business fact, so a call whose answer was lost is repeated
 * without a second effect.
 */
@Component
public class Cashier {

    private static final Logger log = LoggerFactory.getLogger(Cashier.class);

    /** Refusals of the content: repeating the call would not help. Others (a token, a limit) may pass. */
    private static final Set<Integer> FINAL = Set.of(400, 402, 409, 422);

    /** Two calls with one key met; who comes later gets the answer. */
    private static final Set<String> PASSING = Set.of("conflict", "idempotency_key_in_flight", "changed_meanwhile");

    private final Payments payments;

    Cashier(Payments payments) {
        this.payments = payments;
    }

    /** Holds the money and takes all of it. */
    public Told charge(Payments.Authorisation request) {
        return told(request.key(), () -> {
            Payment held = payments.authorise(request);
            Told authorised = told(held.status(), held.payment(), held.declineCode());
            return authorised instanceof Told.Done ? capture(held.payment(), request) : authorised;
        });
    }

    /** Gives money back that was taken. */
    Told refund(PaymentId payment, String key, Money amount) {
        return told(key, () -> {
            Transfer answer = payments.refund(payment, new Payments.Amount(key, amount));
            return told(answer.status(), payment, answer.declineCode());
        });
    }

    private Told capture(PaymentId payment, Payments.Authorisation request) {
        Transfer answer = payments.capture(payment, new Payments.Amount(request.key() + ":capture", request.amount()));
        Told captured = told(answer.status(), payment, answer.declineCode());
        if (captured instanceof Told.Declined) {
            // Nothing will be taken, so the shopper gets his money's hold off.
            payments.release(payment);
        }
        return captured;
    }

    private static Told told(Status status, PaymentId payment, @Nullable String declineCode) {
        return switch (status) {
            case SUCCEEDED -> new Told.Done(payment);
            case DECLINED -> new Told.Declined(Objects.requireNonNullElse(declineCode, "declined"));
            case VOIDED -> new Told.Declined("voided");
            case UNKNOWN -> new Told.NotYet();
        };
    }

    private static Told told(String key, Supplier<Told> call) {
        try {
            return call.get();
        } catch (RemoteUnavailable away) {
            log.info("{}: {}", key, away.getMessage());
            return new Told.NotYet();
        } catch (RemoteProblem refusal) {
            log.warn("{}: {}", key, refusal.toString());
            return told(refusal);
        }
    }

    private static Told told(RemoteProblem refusal) {
        if (PASSING.contains(refusal.remoteCode()) || !FINAL.contains(refusal.status())) {
            return new Told.NotYet();
        }
        return new Told.Declined(refusal.remoteCode().isEmpty() ? "refused" : refusal.remoteCode());
    }
}
