package dev.flywheel.finance.provider;

import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.finance.provider.PaymentProvider.Card;
import dev.flywheel.finance.provider.PaymentProvider.DisputeLook;
import dev.flywheel.finance.provider.PaymentProvider.DisputeProgress;
import dev.flywheel.finance.provider.PaymentProvider.DisputeState;
import dev.flywheel.finance.provider.PaymentProvider.Keeping;
import dev.flywheel.finance.provider.PaymentProvider.Method;
import dev.flywheel.finance.provider.PaymentProvider.RefundLook;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import dev.flywheel.finance.provider.PaymentProvider.Result.ActionRequired;
import dev.flywheel.finance.provider.PaymentProvider.Result.Declined;
import dev.flywheel.finance.provider.PaymentProvider.Result.Lapsed;
import dev.flywheel.finance.provider.PaymentProvider.Result.Succeeded;
import dev.flywheel.finance.provider.PaymentProvider.Result.Unknown;
import dev.flywheel.finance.provider.PaymentProvider.SettledLine;
import dev.flywheel.finance.provider.PaymentProvider.Settlement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider has to do, whoever it is. The provider's own books are the judge. */
abstract class ProviderContract {

    /** What may go wrong with a call. */
    enum Trouble {
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        ERROR
    }

    private final String reference = key("order");

    abstract PaymentProvider provider();

    abstract String approved();

    abstract String insufficientFunds();

    abstract String declined();

    abstract String wantsStep();

    /** What the shopper does at the address. */
    abstract void step(String url, boolean done);

    abstract void expire(String authorisation);

    abstract void next(String operation, Trouble trouble);

    /** A bank takes captured money back; the dispute's name. */
    abstract String dispute(String authorisation, String amount);

    abstract void win(String dispute);

    /** A bank does not take a refund in the end. */
    abstract void bounce(String refund);

    /** Of all authorisations for the reference, oldest first: captured and refunded, in minor units. */
    abstract List<String> moved(String about);

    @Test
    void capturesAndRefundsInParts() {
        String held = held(approved(), "25.00").reference();

        assertDone(provider().capture(key("k"), held, usd("10.00")));
        assertDone(provider().capture(key("k"), held, usd("15.00")));
        assertThat(provider().capture(key("k"), held, usd("0.01"))).isNotInstanceOf(Succeeded.class);
        assertDone(provider().refund(key("k"), held, usd("5.00")));
        assertDone(provider().refund(key("k"), held, usd("20.00")));
        assertThat(provider().refund(key("k"), held, usd("0.01"))).isInstanceOf(Declined.class);

        assertThat(moved(reference)).containsExactly("2500 2500");
    }

    @Test
    void oneKeyHasOneEffectAndOneAnswer() {
        String key = key("k");
        Result first = provider().authorise(key, usd("25.00"), approved(), reference);
        assertThat(provider().authorise(key, usd("25.00"), approved(), reference))
                .isEqualTo(first);
        String held = ((Succeeded) first).reference();
        String capture = key("k");
        String refund = key("k");

        Result taken = provider().capture(capture, held, usd("10.00"));
        assertThat(provider().capture(capture, held, usd("10.00"))).isEqualTo(taken);
        Result back = provider().refund(refund, held, usd("4.00"));
        assertThat(provider().refund(refund, held, usd("4.00"))).isEqualTo(back);

        assertThat(moved(reference)).containsExactly("1000 400");
    }

    @Test
    void aKeyOfAnotherRequestTellsNothing() {
        String held = held(approved(), "25.00").reference();
        String key = key("k");
        assertDone(provider().capture(key, held, usd("10.00")));

        assertThat(provider().capture(key, held, usd("11.00"))).isInstanceOf(Unknown.class);
        assertThat(moved(reference)).containsExactly("1000 0");
    }

    @Test
    void aRefusalIsFinal() {
        assertThat(provider().authorise(key("k"), usd("25.00"), insufficientFunds(), reference))
                .isEqualTo(new Declined("insufficient_funds"));
    }

    @Test
    void whatWasLetGoIsNotTaken() {
        String held = held(approved(), "25.00").reference();

        assertDone(provider().voidAuthorisation(key("k"), held));

        assertThat(provider().capture(key("k"), held, usd("1.00"))).isInstanceOfAny(Declined.class, Lapsed.class);
        assertThat(provider().voidAuthorisation(key("k"), held)).isInstanceOfAny(Declined.class, Lapsed.class);
        assertThat(moved(reference)).containsExactly("0 0");
    }

    @Test
    void aStepIsWantedDoneAndAskedAbout() {
        ActionRequired step = waiting();
        assertThat(provider().standing(step.reference())).isEqualTo(step);
        assertThat(provider().capture(key("k"), step.reference(), usd("1.00"))).isInstanceOf(Declined.class);

        step(step.url(), true);

        Succeeded held = (Succeeded) provider().standing(step.reference());
        assertDone(provider().capture(key("k"), held.reference(), usd("25.00")));
        assertThat(moved(reference)).containsExactly("2500 0");
    }

    @Test
    void aFailedStepIsARefusal() {
        ActionRequired step = waiting();

        step(step.url(), false);

        assertThat(provider().standing(step.reference())).isEqualTo(new Declined("authentication_failed"));
    }

    @Test
    void whatWaitsCanBeLetGo() {
        ActionRequired step = waiting();

        assertDone(provider().voidAuthorisation(key("k"), step.reference()));

        assertThat(provider().standing(step.reference())).isNotInstanceOf(ActionRequired.class);
    }

    @Test
    void whatLapsedIsHeldAgainOnTheSameMethod() {
        Succeeded held = held(approved(), "25.00");
        expire(held.reference());
        Method method = Objects.requireNonNull(held.method());
        assertThat(method.lastFour()).isEqualTo("4242");

        assertThat(provider().capture(key("k"), held.reference(), usd("10.00"))).isInstanceOf(Lapsed.class);
        Succeeded again = (Succeeded) provider().authoriseAgain(key("k"), usd("10.00"), method.reference(), reference);
        assertDone(provider().capture(key("k"), again.reference(), usd("10.00")));

        assertThat(moved(reference)).containsExactly("0 0", "1000 0");
    }

    @Test
    void aMethodIsKeptAndPaidWith() {
        String key = key("k");
        Keeping first = provider().keep(key, approved(), "account:1");
        assertThat(provider().keep(key, approved(), "account:1")).isEqualTo(first);
        Card card = ((Keeping.Kept) first).card();
        assertThat(card.lastFour()).isEqualTo("4242");

        Succeeded held = (Succeeded) provider().authoriseKept(key("k"), usd("25.00"), card.reference(), reference);
        assertDone(provider().capture(key("k"), held.reference(), usd("25.00")));

        assertThat(moved(reference)).containsExactly("2500 0");
        assertThat(provider().keep(key("k"), declined(), "account:1")).isInstanceOf(Keeping.Refused.class);
    }

    @Test
    void aDisputeIsSeenDefendedAndDecided() {
        String held = held(approved(), "25.00").reference();
        assertDone(provider().capture(key("k"), held, usd("25.00")));
        String won = dispute(held, "10.00");
        String lost = dispute(held, "15.00");
        assertThat(state(won).status()).isEqualTo(DisputeProgress.OPENED);
        assertThat(state(won).amount()).isEqualTo(usd("10.00"));
        assertThat(state(won).authorisations()).contains(held);

        assertDone(provider().defend(key("k"), won, "signed for by the shopper"));
        assertThat(state(won).status()).isEqualTo(DisputeProgress.DEFENDED);
        win(won);
        assertThat(state(won).status()).isEqualTo(DisputeProgress.WON);
        assertDone(provider().accept(key("k"), lost));
        assertThat(state(lost).status()).isEqualTo(DisputeProgress.LOST);
        assertThat(provider().dispute("dp_unknown")).isInstanceOf(DisputeLook.Nothing.class);
    }

    private DisputeState state(String dispute) {
        return ((DisputeLook.Found) provider().dispute(dispute)).state();
    }

    @Test
    void aBouncedRefundIsSeenAndIsThereToBeRefundedAgain() {
        String held = held(approved(), "25.00").reference();
        assertDone(provider().capture(key("k"), held, usd("25.00")));
        String key = key("k");
        Succeeded back = (Succeeded) provider().refund(key, held, usd("20.00"));
        assertThat(provider().refund(back.reference())).isInstanceOf(RefundLook.Stands.class);

        bounce(back.reference());

        assertThat(provider().refund(back.reference()))
                .isEqualTo(new RefundLook.Bounced(key, "expired_or_canceled_card"));
        assertThat(provider().refund(key, held, usd("20.00")))
                .as("the key is answered as at first")
                .isEqualTo(back);
        assertThat(moved(reference)).containsExactly("2500 0");
        assertDone(provider().refund(key("k"), held, usd("25.00")));
        assertThat(moved(reference)).containsExactly("2500 2500");
        assertThat(lines())
                .contains(
                        new SettledLine("refund", back.reference(), usd("20.00")),
                        new SettledLine("refund_failure", back.reference(), usd("20.00")));
        assertThat(provider().refund("re_unknown")).isInstanceOf(RefundLook.Nothing.class);
    }

    @Test
    void whatMovedStandsInTheDaysFile() {
        String held = held(approved(), "25.00").reference();
        Succeeded taken = (Succeeded) provider().capture(key("k"), held, usd("10.00"));
        Succeeded back = (Succeeded) provider().refund(key("k"), held, usd("4.00"));

        assertThat(lines())
                .contains(
                        new SettledLine("capture", taken.reference(), usd("10.00")),
                        new SettledLine("refund", back.reference(), usd("4.00")));
    }

    /** Yesterday's and today's, should it be midnight. */
    private List<SettledLine> lines() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return Stream.of(today.minusDays(1), today)
                .flatMap(day -> ((Settlement.Lines) provider().settlement(day)).lines().stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatIsNotAnsweredIsAskedAgainAndDoneOnce(Trouble trouble) {
        String authorise = key("k");
        next("authorize", trouble);
        assertThat(provider().authorise(authorise, usd("25.00"), approved(), reference))
                .isInstanceOf(Unknown.class);
        String held = ((Succeeded) provider().authorise(authorise, usd("25.00"), approved(), reference)).reference();
        String capture = key("k");
        next("capture", trouble);
        assertThat(provider().capture(capture, held, usd("10.00"))).isInstanceOf(Unknown.class);
        assertDone(provider().capture(capture, held, usd("10.00")));
        String refund = key("k");
        next("refund", trouble);
        assertThat(provider().refund(refund, held, usd("4.00"))).isInstanceOf(Unknown.class);
        assertDone(provider().refund(refund, held, usd("4.00")));

        assertThat(moved(reference)).containsExactly("1000 400");
    }

    Succeeded held(String token, String amount) {
        return (Succeeded) provider().authorise(key("k"), usd(amount), token, reference);
    }

    String reference() {
        return reference;
    }

    static void assertDone(Result result) {
        assertThat(result).isInstanceOf(Succeeded.class);
    }

    private ActionRequired waiting() {
        return (ActionRequired) provider().authorise(key("k"), usd("25.00"), wantsStep(), reference);
    }
}
