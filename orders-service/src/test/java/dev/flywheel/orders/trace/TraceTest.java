package dev.flywheel.orders.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.ads.Attributions.Attribution;
import dev.flywheel.contracts.finance.Journal.Posting;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.Side;
import dev.flywheel.domain.UnitPrice;
import dev.flywheel.orders.FakeFinance.FakeAttributions;
import dev.flywheel.orders.FakeFinance.FakeJournal;
import dev.flywheel.orders.OrdersServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class TraceTest extends OrdersServiceTest {

    @Autowired
    private FakeJournal journal;

    @Autowired
    private FakeAttributions attributions;

    @AfterEach
    void everybodyIsBack() {
        journal.away(false);
        attributions.away(false);
    }

    @Test
    void showsEveryCentOfASale() {
        Api ann = shopper();
        String order = sent(ann);
        book(order, "capture", LedgerAccount.PROVIDER_RECEIVABLE, Side.DEBIT, "47.59");
        book(order, "capture", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "47.59");
        book(order, "sale", LedgerAccount.CONTRACT_LIABILITY, Side.DEBIT, "47.59");
        book(order, "sale", LedgerAccount.TAX_PAYABLE, Side.CREDIT, "2.60");
        book(order, "sale", LedgerAccount.SHIPPING_SALES, Side.CREDIT, "4.99");
        book(order, "sale", LedgerAccount.PRODUCT_SALES, Side.CREDIT, "40.00");
        attributions.tell(
                OrderId.of(order),
                new Attribution(
                        CampaignId.next(), ProductId.next(), clock.instant(), UnitPrice.of("0.02", "USD"), true));

        Api.Reply trace = ann.get("/orders/" + order + "/money-trace").expect(200);

        assertThat(trace.text("/paid/captured/amount")).isEqualTo("47.59");
        assertThat(trace.text("/paid/net/amount")).isEqualTo("47.59");
        assertThat(trace.at("/parts").size()).isEqualTo(3);
        assertThat(trace.text("/parts/0/account")).isEqualTo("TAX_PAYABLE");
        assertThat(trace.text("/parts/0/label")).isEqualTo("Tax payable");
        assertThat(trace.text("/parts/0/amount/amount")).isEqualTo("2.60");
        assertThat(trace.at("/entries").size()).isEqualTo(2);
        assertThat(trace.at("/entries/1/lines").size()).isEqualTo(4);
        assertThat(trace.at("/adClicks").size()).isEqualTo(1);
        assertThat(trace.at("/addsUp").asBoolean()).isTrue();
        assertThat(trace.at("/unavailable").isEmpty()).isTrue();
        operator().get("/orders/" + order + "/money-trace").expect(200);
        assertThat(shopper().get("/orders/" + order + "/money-trace").status()).isEqualTo(404);
    }

    @Test
    void doesNotAddUpWhenTheBooksSayOtherwise() {
        Api ann = shopper();
        String order = sent(ann);
        assertThat(ann.get("/orders/" + order + "/money-trace").at("/addsUp").asBoolean())
                .as("nothing booked")
                .isFalse();
        book(order, "capture", LedgerAccount.PROVIDER_RECEIVABLE, Side.DEBIT, "47.59");
        book(order, "capture", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "47.59");
        assertThat(ann.get("/orders/" + order + "/money-trace").at("/addsUp").asBoolean())
                .as("taken, and not yet earned")
                .isFalse();
    }

    @Test
    void addsUpBeforeAnythingIsTaken() {
        Api ann = shopper();
        String order = order(ann, item(offer(null, "40.00", 5), 1));
        Api.Reply trace = ann.get("/orders/" + order + "/money-trace").expect(200);
        assertThat(trace.text("/paid/net/amount")).isEqualTo("0.00");
        assertThat(trace.at("/addsUp").asBoolean()).isTrue();
    }

    @Test
    void doesWithoutWhoIsAway() {
        Api ann = shopper();
        String order = sent(ann);
        journal.away(true);
        attributions.away(true);
        Api.Reply trace = ann.get("/orders/" + order + "/money-trace").expect(200);
        assertThat(trace.at("/unavailable").size()).isEqualTo(2);
        assertThat(trace.at("/addsUp").isMissingNode()).as("nobody can tell").isTrue();
        assertThat(trace.text("/paid/captured/amount")).isEqualTo("47.59");
    }

    private String sent(Api shopper) {
        String order = order(shopper, item(offer(null, "40.00", 5), 1));
        operator().post("/operator/orders/" + order + "/shipments", null).expect(201);
        return order;
    }

    private void book(String order, String entry, LedgerAccount account, Side side, String amount) {
        Dimensions what = Dimensions.of("US", "order:" + order);
        journal.write(
                "order:" + order,
                new Posting(
                        entry,
                        "tests",
                        entry,
                        clock.instant(),
                        new JournalEntry.Line(account, side, usd(amount), what)));
    }
}
