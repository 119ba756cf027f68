package dev.flywheel.prime.cancellation;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.SUBSCRIPTION_REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.prime.PrimeServiceTest;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.testing.service.OtherServices;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes back to a member who leaves depends on the days that are left, and on what he had from Prime in this month. */
@SuppressWarnings("NullAway.Init")
class LeavingTermsTest extends PrimeServiceTest {

    @Autowired
    private Feeds feeds;

    private AccountId account;
    private MembershipId membership;

    @BeforeEach
    void aMemberOfThirtyDays() {
        moveToMonthOf(30);
        account = member();
        membership = MembershipId.of(membership(account).text("/membershipId"));
    }

    private OrderPlaced order(String delivery, String currency) {
        Money waived = Money.of(delivery, currency);
        OrderPlaced order = new OrderPlaced(
                OrderId.next(),
                account,
                clock.instant(),
                "US",
                Money.of("40.00", currency),
                membership,
                waived,
                List.of());
        OtherServices.publish("orders", order);
        return order;
    }

    private void cancelUnits(OrderPlaced order, String delivery) {
        Money none = Money.of("0.00", "USD");
        OrderLineRef units = new OrderLineRef(
                UUID.randomUUID(),
                OfferId.next(),
                ProductId.next(),
                "SKU-1",
                List.of(),
                1,
                Money.of("40.00", "USD"),
                Money.of(delivery, "USD"),
                none);
        OtherServices.publish("orders", new OrderCancelled(order.order(), account, clock.instant(), List.of(units)));
    }

    @Test
    void whoLeavesOnTheDayHeJoinedAndUsedNothingPaysNothing() {
        Api.Reply left = cancel(account, "NOW").expect(200);
        assertThat(left.text("/refund/amount")).isEqualTo("14.99");
        assertThat(left.text("/benefitsUsed/amount")).isEqualTo("0.00");
        assertThat(payments.refunded(account)).isEqualTo(1_499);
    }

    @Test
    void whoLeavesOnTheDayHeJoinedPaysForTheDeliveriesHeHad() {
        order("4.99", "USD");

        // The order was a moment ago: nothing has been read of it yet.
        Api.Reply left = cancel(account, "NOW").expect(200);

        assertThat(left.text("/refund/amount")).isEqualTo("10.00");
        assertThat(left.text("/benefitsUsed/amount")).isEqualTo("4.99");
        assertThat(left.text("/reason"))
                .isEqualTo(
                        "30 of 30 days paid for are unused. They cost 14.99 USD; 4.99 USD is taken off for deliveries that"
                                + " Prime paid for in this month.");
        assertThat(payments.refunded(account)).isEqualTo(1_000);
        assertThat(books(membership.toString()))
                .isEqualTo(Map.of(CONTRACT_LIABILITY, -1_499L + 1_000, SUBSCRIPTION_REVENUE, 499L));
    }

    @Test
    void neverPaysMoreThanTheMonth() {
        for (int i = 0; i < 4; i++) {
            order("4.99", "USD");
        }
        passDays(10);
        Api.Reply left = cancel(account, "NOW").expect(200);
        assertThat(left.text("/refund/amount")).isEqualTo("0.00");
        assertThat(left.text("/benefitsUsed/amount"))
                .as("what the time was worth")
                .isEqualTo("9.99");
        assertThat(payments.refunded(account)).isZero();
        assertThat(books(membership.toString()))
                .isEqualTo(Map.of(CONTRACT_LIABILITY, -1_499L, SUBSCRIPTION_REVENUE, 1_499L));
    }

    @Test
    void whatWasCancelledBeforeItWasSentWasNotUsed() {
        OrderPlaced order = order("9.98", "USD");
        cancelUnits(order, "4.99");
        assertThat(used()).isEqualTo("499");
        cancelUnits(order, "4.99");
        assertThat(used()).isEqualTo("0");
        assertThat(cancel(account, "NOW").expect(200).text("/refund/amount")).isEqualTo("14.99");
    }

    @Test
    void onlyTheMonthThatIsRefundedCounts() {
        order("4.99", "USD");
        passDays(32);
        assertThat(cancel(account, "NOW").expect(200).text("/benefitsUsed/amount"))
                .isEqualTo("0.00");
    }

    @Test
    void deliveriesInAnotherCurrencyAreNotCounted() {
        order("4.99", "GBP");
        assertThat(cancel(account, "NOW").expect(200).text("/refund/amount")).isEqualTo("14.99");
    }

    @Test
    void whoAgreedToAnEarlierOfferIsTreatedByIt() {
        jdbc.sql("UPDATE membership SET plan_version = 1 WHERE id = ?")
                .params(membership.value())
                .update();
        order("4.99", "USD");
        assertThat(cancel(account, "NOW").expect(200).text("/refund/amount")).isEqualTo("14.99");
    }

    @Test
    void saysSoInTheOffer() {
        Api.Reply offer = anyone().get("/prime/offer").expect(200);
        assertThat(offer.at("/version").asInt()).isEqualTo(2);
        assertThat(offer.text("/refundPolicy")).isEqualTo("PRO_RATA_LESS_USE");
        assertThat(offer.text("/text")).contains("less what Prime paid in that month for your deliveries");
    }

    @Test
    void countsAnOrderOnceAlsoWhenTheFeedIsReadAgain() {
        OrderPlaced order = order("9.98", "USD");
        cancelUnits(order, "4.99");
        assertThat(used()).isEqualTo("499");
        feeds.replay("orders");
        assertThat(used()).isEqualTo("499");
    }

    private String used() {
        feeds.drain();
        return jdbc.sql("SELECT sum(minor)::text FROM benefit_use WHERE membership = ?")
                .params(membership.value())
                .query(String.class)
                .single();
    }
}
