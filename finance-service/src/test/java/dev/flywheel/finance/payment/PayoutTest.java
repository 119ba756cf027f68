package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.SellerId;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayoutTest extends PaymentTest {

    private final String seller = SellerId.next().toString();

    @Test
    void sendsASellersMoneyOnce() throws Exception {
        String settlement = key("settlement");

        List<String> answers = Together.run(
                8, number -> payOut(settlement, seller, "80.00").expect(200).text("/key"));

        assertThat(answers).containsOnly(settlement);
        assertThat(payOut(settlement, seller, "80.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(Simulator.payouts(settlement)).hasSize(1);
        assertThat(Simulator.payouts(settlement).getFirst().at("/amount").asString())
                .isEqualTo("80.00");
        assertThat(journal(settlement))
                .containsExactly("SELLER_PAYABLE_IN_TRANSIT DEBIT 80.00", "PROVIDER_RECEIVABLE CREDIT 80.00");
        assertThat(service()
                        .get("/internal/journal?reference=" + settlement)
                        .at("/0/line/dimensions/seller")
                        .asString())
                .isEqualTo(seller);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        String settlement = key("settlement");
        payOut(settlement, seller, "80.00").expect(200);

        assertThat(payOut(settlement, seller, "81.00").expect(409).code()).isEqualTo("payment_key_reused");
        assertThat(payOut(settlement, SellerId.next().toString(), "80.00")
                        .expect(409)
                        .code())
                .isEqualTo("payment_key_reused");
    }

    @Test
    void aDeclinedPayoutIsNotBooked() {
        String settlement = key("settlement");
        Simulator.fault("payout", "decline", 1);

        assertThat(payOut(settlement, seller, "80.00").expect(200).text("/status"))
                .isEqualTo("DECLINED");
        assertThat(journal(settlement)).isEmpty();
    }

    @Test
    void badRequestsAreRefused() {
        assertThat(payOut(key("settlement"), seller, "0.00").expect(400).text("/errors/0/field"))
                .isEqualTo("amount");
        assertThat(payOut(" ", seller, "1.00").expect(400).text("/errors/0/field"))
                .isEqualTo("key");
        assertThat(payOut(key("settlement"), "nobody", "1.00").expect(400).text("/errors/0/field"))
                .isEqualTo("seller");
    }
}
