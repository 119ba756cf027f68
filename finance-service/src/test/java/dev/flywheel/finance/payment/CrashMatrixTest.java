package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.Simulator;
import dev.flywheel.testing.FaultPoints;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies at each point of each call, once, and is started again. Then either nothing happened or all of it did, and
 * when the caller repeats his call all of it did, once, here, at the processor, on the gift card and in the journal.
 */
class CrashMatrixTest extends PaymentTest {

    private static final StringBuilder TABLE = new StringBuilder();
    private static final Map<Step, String> UNDISTURBED = new EnumMap<>(Step.class);

    /** What is being done when the process dies. */
    enum Step {
        AUTHORISE,
        DECLINED,
        CAPTURE,
        REFUSED_CAPTURE,
        REFUND,
        RELEASE
    }

    @AfterAll
    static void show() {
        System.out.println("step | the process dies | after the restart | after the call is repeated\n" + TABLE);
    }

    /** Point, and whether all of it has happened after the restart, before the caller repeats his call. */
    @ParameterizedTest
    @CsvSource({
        "AUTHORISE, before Claims.authorisation, false",
        "AUTHORISE, after Claims.authorisation, true",
        "AUTHORISE, before Execution.carryOut, true",
        "AUTHORISE, before Outcomes.record, true",
        "AUTHORISE, after StoredPayments.authorised, true",
        "AUTHORISE, after Outcomes.record, true",
        "AUTHORISE, after Execution.carryOut, true",
        "DECLINED, after Claims.authorisation, true",
        "DECLINED, before Outcomes.record, true",
        "DECLINED, after StoredPayments.declined, true",
        "DECLINED, after Outcomes.record, true",
        "CAPTURE, before Claims.capture, false",
        "CAPTURE, after StoredPayments.claimCapture, false",
        "CAPTURE, after Claims.capture, true",
        "CAPTURE, before Outcomes.record, true",
        "CAPTURE, after StoredPayments.captured, true",
        "CAPTURE, after Ledger.append, true",
        "CAPTURE, after Outcomes.record, true",
        "REFUSED_CAPTURE, after Claims.capture, true",
        "REFUSED_CAPTURE, before Outcomes.record, true",
        "REFUSED_CAPTURE, after StoredPayments.captureDeclined, true",
        "REFUSED_CAPTURE, after Outcomes.record, true",
        "REFUND, before Claims.refund, false",
        "REFUND, after StoredPayments.claimRefund, false",
        "REFUND, after Claims.refund, true",
        "REFUND, before Outcomes.record, true",
        "REFUND, after StoredPayments.refunded, true",
        "REFUND, after Ledger.append, true",
        "REFUND, after Outcomes.record, true",
        "RELEASE, before Claims.release, false",
        "RELEASE, after StoredPayments.askRelease, false",
        "RELEASE, after Claims.release, true",
        "RELEASE, before Outcomes.record, true",
        "RELEASE, after StoredPayments.released, true",
        "RELEASE, after Outcomes.record, true"
    })
    void endsAsIfNobodyHadDied(Step step, String point, boolean done) {
        String undisturbed = UNDISTURBED.computeIfAbsent(step, this::undisturbed);
        Story story = new Story(step);
        String before = story.state();
        FaultPoints.arm(point);

        assertThat(story.call().status()).as("the caller hears nothing").isEqualTo(500);
        assertThat(FaultPoints.fired()).as("the process died at %s", point).isTrue();

        passes(Duration.ofMinutes(2));
        String restarted = story.state();
        Reply again = story.call();
        String repeated = story.state();
        TABLE.append("%s | %s | %s | %d, %s%n".formatted(step, point, restarted, again.status(), repeated));
        assertThat(restarted).as("after the restart").isEqualTo(done ? undisturbed : before);
        assertThat(repeated).as("after the call is repeated").isEqualTo(undisturbed);
    }

    /** Nobody dies; what a call of the step comes to. */
    private String undisturbed(Step step) {
        Story story = new Story(step);
        story.call();
        return story.state();
    }

    /** One payment from a gift card and then the processor, and the call at which the process dies. */
    private final class Story {

        private final Step step;
        private final String order = order();
        private final String card = giftCard("10.00");
        // A death leaves its attempt to use a code counted, and ten in an hour are all that one account has.
        private final String payer = AccountId.next().toString();
        private final String capture = key("shipment");
        private final String refund = key("refund");
        private String payment = "";

        Story(Step step) {
            this.step = step;
            if (step == Step.AUTHORISE || step == Step.DECLINED) {
                return;
            }
            payment = authorise("tok_approved").expect(200).text("/payment");
            if (step == Step.REFUND) {
                capture(payment, capture, "25.00").expect(200);
            }
        }

        Reply call() {
            return switch (step) {
                case AUTHORISE -> authorise("tok_approved");
                case DECLINED -> authorise("tok_declined");
                case CAPTURE -> capture(payment, capture, "25.00");
                case REFUSED_CAPTURE -> {
                    Simulator.fault("capture", "decline", 1);
                    yield capture(payment, capture, "25.00");
                }
                case REFUND -> refund(payment, refund, "18.00");
                case RELEASE -> release(payment);
            };
        }

        private Reply authorise(String token) {
            Map<String, Object> request = authorisation(order, "25.00", token);
            request.put("payer", payer);
            request.put("giftCards", List.of(card));
            return service().post("/internal/payments", request);
        }

        /** All that there is, in one line. */
        String state() {
            String here = jdbc.sql("""
                            SELECT coalesce(string_agg(concat_ws(' ', p.status, 'captured', p.captured, 'of', p.capture_claimed,
                                'refunded', p.refunded, 'of', p.refund_claimed, 'release', p.release,
                                (SELECT string_agg(kind || ' ' || status, ', ' ORDER BY id) FROM provider_call
                                 WHERE payment_id = p.id)), '; '), 'no payment')
                            FROM payment p WHERE reference = ?""").param(order).query(String.class).single();
            List<String> there = Simulator.authorisations(order).stream()
                    .map(one -> one.at("/authorization/status").asString() + " voided "
                            + one.at("/authorization/voided").asBoolean() + " captures "
                            + one.at("/captures").size() + " refunds "
                            + one.at("/refunds").size())
                    .toList();
            return here + ", processor " + there + ", card " + onCard(card) + ", journal "
                    + journal(order).stream().sorted().toList();
        }
    }
}
