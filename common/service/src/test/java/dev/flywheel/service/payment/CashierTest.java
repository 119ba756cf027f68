package dev.flywheel.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.service.client.RemoteProblem;
import dev.flywheel.service.client.RemoteUnavailable;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CashierTest {

    private static final PaymentId PAYMENT = PaymentId.next();
    private static final Money TEN = Money.of("10.00", "USD");

    @Test
    void saysWhatFinanceSaid() {
        assertThat(authorised(Payments.Status.SUCCEEDED, null)).isEqualTo(new Told.Done(PAYMENT));
        assertThat(authorised(Payments.Status.DECLINED, "insufficient_funds"))
                .isEqualTo(new Told.Declined("insufficient_funds"));
        assertThat(authorised(Payments.Status.DECLINED, null)).isEqualTo(new Told.Declined("declined"));
        assertThat(authorised(Payments.Status.UNKNOWN, null)).isEqualTo(new Told.NotYet(true));
    }

    @Test
    void passesOnWhatTheShopperHasToDo() {
        Payments.NextAction action = new Payments.NextAction("redirect", "https://bank.example/step");
        Money none = Money.of("0.00", "USD");
        Payments.Payment answer = new Payments.Payment(
                PAYMENT, Payments.Status.ACTION_REQUIRED, none, none, none, null, action, List.of());

        assertThat(new Cashier(new Answering(() -> answer)).authorise(authorisation(TEN)))
                .isEqualTo(new Told.ActionRequired(PAYMENT, action));
    }

    @Test
    void knowsWhetherACallMayHaveHadItsEffect() {
        assertThat(failing(() -> unanswered(false))).isEqualTo(new Told.NotYet(false));
        assertThat(failing(() -> unanswered(true))).isEqualTo(new Told.NotYet(true));
    }

    @Test
    void takesARefusalOfTheContentAsFinalAndOthersAsPassing() {
        assertThat(failing(() -> refused(409, "capture_exceeds_authorisation")))
                .isEqualTo(new Told.Declined("capture_exceeds_authorisation"));
        assertThat(failing(() -> refused(422, ""))).isEqualTo(new Told.Declined("refused"));
        assertThat(failing(() -> refused(409, "idempotency_key_in_flight"))).isEqualTo(new Told.NotYet(true));
        assertThat(failing(() -> refused(401, "unauthenticated"))).isEqualTo(new Told.NotYet(false));
        assertThat(failing(() -> refused(429, "too_many_requests"))).isEqualTo(new Told.NotYet(false));
    }

    @Test
    void asksNobodyAboutNothing() {
        Cashier cashier = new Cashier(new Answering(() -> {
            throw new AssertionError("nobody is to be asked");
        }));
        assertThat(cashier.authorise(authorisation(Money.of("0.00", "USD")))).isEqualTo(new Told.Done(null));
        assertThat(cashier.capture(null, "shipment:1", TEN)).isEqualTo(new Told.Done(null));
        assertThat(cashier.refund(PAYMENT, "refund:1", Money.of("0.00", "USD"))).isEqualTo(new Told.Done(PAYMENT));
    }

    private static Told authorised(Payments.Status status, @Nullable String declineCode) {
        Money none = Money.of("0.00", "USD");
        return new Cashier(new Answering(() -> new Payments.Payment(PAYMENT, status, TEN, none, none, declineCode)))
                .authorise(authorisation(TEN));
    }

    private static Told failing(Supplier<? extends RuntimeException> failure) {
        return new Cashier(new Answering(() -> {
                    throw failure.get();
                }))
                .capture(PAYMENT, "shipment:1", TEN);
    }

    private static RuntimeException unanswered(boolean maybeExecuted) {
        return new RemoteUnavailable("finance", maybeExecuted, "did not answer", null);
    }

    private static RuntimeException refused(int status, String code) {
        return new RemoteProblem("finance", status, code, "refused by the test");
    }

    private static Payments.Authorisation authorisation(Money amount) {
        return new Payments.Authorisation("order:1", "order:1", AccountId.next(), amount, "tok_approved", "US");
    }

    /** Finance that answers every call alike. */
    private record Answering(Supplier<Payments.Payment> answer) implements Payments {

        @Override
        public Payment authorise(Authorisation request) {
            return answer.get();
        }

        @Override
        public Transfer capture(PaymentId payment, Amount request) {
            return new Transfer(request.key(), answer.get().status(), request.amount(), null);
        }

        @Override
        public Payment release(PaymentId payment) {
            return answer.get();
        }

        @Override
        public Transfer refund(PaymentId payment, Amount request) {
            return new Transfer(request.key(), answer.get().status(), request.amount(), null);
        }
    }
}
