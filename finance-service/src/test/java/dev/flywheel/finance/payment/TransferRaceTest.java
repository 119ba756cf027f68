package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.finance.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many ask at once, the limits hold: here, at the processor and in the journal. */
class TransferRaceTest extends PaymentTest {

    private static final int CALLERS = 64;

    @Test
    void capturesNeverPassWhatWasAuthorised() throws Exception {
        String order = order();
        String payment = authorised(order, "100.00");

        List<Reply> replies = Together.run(CALLERS, number -> capture(payment, key("shipment"), "3.00"));
        passes(Duration.ofMinutes(1));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(33);
        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("capture_exceeds_authorisation"))
                .hasSize(31);
        assertThat(atProcessor(order).at("/authorization/captured").asString()).isEqualTo("99.00");
        assertThat(journal(order)).hasSize(66);
    }

    @Test
    void refundsNeverPassWhatWasCaptured() throws Exception {
        String order = order();
        String payment = authorised(order, "100.00");
        capture(payment, key("shipment"), "50.00").expect(200);

        List<Reply> replies = Together.run(CALLERS, number -> refund(payment, key("return"), "7.00"));
        passes(Duration.ofMinutes(1));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(7);
        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("refund_exceeds_captured"))
                .hasSize(57);
        assertThat(atProcessor(order).at("/authorization/refunded").asString()).isEqualTo("49.00");
        assertThat(journal(order)).hasSize(16);
    }

    @Test
    void oneKeyCapturesOnce() throws Exception {
        String order = order();
        String payment = authorised(order, "100.00");
        String shipment = key("shipment");

        List<Reply> replies = Together.run(CALLERS, number -> capture(payment, shipment, "3.00"));
        passes(Duration.ofMinutes(1));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        assertThat(atProcessor(order).at("/captures")).hasSize(1);
        assertThat(journal(order)).hasSize(2);
    }

    @Test
    void eitherTheReleaseOrTheCaptureWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            String order = order();
            String payment = authorised(order, "10.00");

            List<Reply> replies = Together.run(
                    2, number -> number == 0 ? release(payment) : capture(payment, key("shipment"), "10.00"));
            passes(Duration.ofMinutes(1));

            boolean captured = replies.get(1).status() == 200;
            assertThat(atProcessor(order).at("/captures")).hasSize(captured ? 1 : 0);
            assertThat(atProcessor(order).at("/voids")).hasSize(captured ? 0 : 1);
            assertThat(journal(order)).hasSize(captured ? 2 : 0);
        }
    }
}
