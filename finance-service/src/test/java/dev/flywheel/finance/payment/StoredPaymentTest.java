package dev.flywheel.finance.payment;

import static dev.flywheel.contracts.finance.Payments.Status.DECLINED;
import static dev.flywheel.contracts.finance.Payments.Status.SUCCEEDED;
import static dev.flywheel.contracts.finance.Payments.Status.UNKNOWN;
import static dev.flywheel.contracts.finance.Payments.Status.VOIDED;
import static dev.flywheel.finance.TestEntries.AT;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.payment.StoredPayment.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredPaymentTest {

    @Test
    void answersWhatIsKnownOfIt() {
        assertThat(payment(CallStatus.UNKNOWN, Release.NONE, "0.00").answerStatus())
                .isEqualTo(UNKNOWN);
        assertThat(payment(CallStatus.UNKNOWN, Release.ASKED, "0.00").answerStatus())
                .isEqualTo(UNKNOWN);
        assertThat(payment(CallStatus.DECLINED, Release.NONE, "0.00").answerStatus())
                .isEqualTo(DECLINED);
        assertThat(payment(CallStatus.DECLINED, Release.ASKED, "0.00").answerStatus())
                .isEqualTo(DECLINED);
        assertThat(payment(CallStatus.SUCCEEDED, Release.NONE, "0.00").answerStatus())
                .isEqualTo(SUCCEEDED);
        assertThat(payment(CallStatus.SUCCEEDED, Release.ASKED, "0.00").answerStatus())
                .isEqualTo(UNKNOWN);
        assertThat(payment(CallStatus.SUCCEEDED, Release.DONE, "0.00").answerStatus())
                .isEqualTo(VOIDED);
        assertThat(payment(CallStatus.SUCCEEDED, Release.DONE, "4.00").answerStatus())
                .isEqualTo(SUCCEEDED);
    }

    @Test
    void onlyWhatIsHeldCountsAsAuthorised() {
        assertThat(payment(CallStatus.SUCCEEDED, Release.NONE, "0.00")
                        .answer(List.of())
                        .authorised())
                .isEqualTo(usd("10.00"));
        assertThat(payment(CallStatus.UNKNOWN, Release.NONE, "0.00")
                        .answer(List.of())
                        .authorised())
                .isEqualTo(usd("0.00"));
        assertThat(payment(CallStatus.DECLINED, Release.NONE, "0.00")
                        .answer(List.of())
                        .authorised())
                .isEqualTo(usd("0.00"));
    }

    @Test
    void isUsedUpWhenAllIsCaptured() {
        assertThat(payment(CallStatus.SUCCEEDED, Release.NONE, "9.99").isUsedUp())
                .isFalse();
        assertThat(payment(CallStatus.SUCCEEDED, Release.NONE, "10.00").isUsedUp())
                .isTrue();
    }

    @Test
    void whatIsKnownStays() {
        assertThat(CallStatus.UNKNOWN.canBecome(CallStatus.SUCCEEDED)).isTrue();
        assertThat(CallStatus.UNKNOWN.canBecome(CallStatus.DECLINED)).isTrue();
        assertThat(CallStatus.UNKNOWN.canBecome(CallStatus.UNKNOWN)).isFalse();
        assertThat(CallStatus.UNKNOWN.canBecome(CallStatus.ACTION_REQUIRED)).isTrue();
        assertThat(CallStatus.ACTION_REQUIRED.canBecome(CallStatus.SUCCEEDED)).isTrue();
        assertThat(CallStatus.ACTION_REQUIRED.canBecome(CallStatus.UNKNOWN)).isFalse();
        assertThat(CallStatus.SUCCEEDED.canBecome(CallStatus.DECLINED)).isFalse();
        assertThat(CallStatus.DECLINED.canBecome(CallStatus.UNKNOWN)).isFalse();
    }

    private static StoredPayment payment(CallStatus status, Release release, String captured) {
        return new StoredPayment(
                PaymentId.next(),
                "order:1",
                AccountId.next(),
                "US",
                usd("10.00"),
                status,
                release,
                usd(captured),
                usd(captured),
                usd("0.00"),
                usd("0.00"),
                usd("0.00"),
                new StoredPayment.Card(usd("10.00"), null, null, null, null),
                null,
                null,
                AT);
    }
}
