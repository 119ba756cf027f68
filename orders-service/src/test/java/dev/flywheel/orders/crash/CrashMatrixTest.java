package dev.flywheel.orders.crash;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.Invariants;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.FaultPoints;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies at each point of each step, once, and is started again. Then either nothing happened or all of it did, and
 * when the caller repeats his call all of it did, once: everything is as where nobody died.
 */
class CrashMatrixTest extends PromotionsServiceTest {

    private static final List<String> JOBS =
            List.of("resume-checkouts", "resume-shipments", "resume-refunds", "release-payments");
    private static final Map<String, String> RESTOCK = Map.of("disposition", "RESTOCK");
    private static final Set<Step> AFTER_RETURN = EnumSet.of(
            Step.RECEIPT,
            Step.REFUSED_RECEIPT,
            Step.RETRIED_REFUND,
            Step.LABEL,
            Step.REPLACEMENT,
            Step.REPLACED_RECEIPT);
    private static final StringBuilder TABLE = new StringBuilder();
    private static final Map<Step, String> UNDISTURBED = new EnumMap<>(Step.class);

    @AfterAll
    static void show() {
        System.out.println("step | the process dies | after the restart | after the call is repeated\n" + TABLE);
    }

    /** Point, and whether all of it has happened after the restart, before the caller repeats his call. */
    @ParameterizedTest
    @CsvSource({
        "CHECKOUT, before CheckoutOpening.open, false",
        "CHECKOUT, after Stock.hold, false",
        "CHECKOUT, after CheckoutOpening.open, true",
        "CHECKOUT, KILLED_BEFORE, true",
        "CHECKOUT, KILLED_AFTER, true",
        "CHECKOUT, before CheckoutClosing.paid, true",
        "CHECKOUT, after OrderBook.place, true",
        "CHECKOUT, after CheckoutClosing.paid, true",
        "DECLINED_CHECKOUT, after CheckoutOpening.open, true",
        "DECLINED_CHECKOUT, KILLED_AFTER, true",
        "DECLINED_CHECKOUT, before CheckoutClosing.declined, true",
        "DECLINED_CHECKOUT, after Promotions.release, true",
        "DECLINED_CHECKOUT, after Stock.release, true",
        "DECLINED_CHECKOUT, after CheckoutClosing.declined, true",
        "CAPTURE, before Packing.pack, false",
        "CAPTURE, after Stock.pick, false",
        "CAPTURE, after Packing.pack, true",
        "CAPTURE, KILLED_BEFORE, true",
        "CAPTURE, KILLED_AFTER, true",
        "CAPTURE, before Dispatching.paid, true",
        "CAPTURE, after Stock.ship, true",
        "CAPTURE, after Dispatching.paid, true",
        "REFUSED_CAPTURE, before Dispatching.unpaid, true",
        "REFUSED_CAPTURE, after Stock.unpick, true",
        "REFUSED_CAPTURE, after Dispatching.unpaid, true",
        "CANCELLATION, before Cancellation.cancel, false",
        "CANCELLATION, after Stock.release, false",
        "CANCELLATION, after Cancellation.cancel, true",
        "CANCELLATION, KILLED_BEFORE, true",
        "CANCELLATION, KILLED_AFTER, true",
        "CANCELLATION, after Releases.attempt, true",
        "RETURN, before ReturnRequests.request, false",
        "RETURN, after ReturnChanges.insert, false",
        "RETURN, after ReturnRequests.request, true",
        "RECEIPT, before Receiving.receive, false",
        "RECEIPT, after Stock.restock, false",
        "RECEIPT, after Receiving.receive, true",
        "RECEIPT, KILLED_BEFORE, true",
        "RECEIPT, KILLED_AFTER, true",
        "RECEIPT, before Refunding.paid, true",
        "RECEIPT, after ReturnChanges.refund, true",
        "RECEIPT, after Refunding.paid, true",
        "REFUSED_RECEIPT, before Refunding.refused, true",
        "REFUSED_RECEIPT, after ReturnChanges.fail, true",
        "REFUSED_RECEIPT, after Refunding.refused, true",
        "RETRIED_REFUND, before Receiving.again, false",
        "RETRIED_REFUND, after Receiving.again, true",
        "RETRIED_REFUND, KILLED_BEFORE, true",
        "RETRIED_REFUND, KILLED_AFTER, true",
        "RETRIED_REFUND, after ReturnChanges.refund, true",
        "RETRIED_REFUND, after Refunding.paid, true",
        "LABEL, before ReturnLabels.ask, false",
        "LABEL, after ReturnLabels.ask, false",
        "LABEL, before LabelKeeping.keep, false",
        "LABEL, after LabelKeeping.keep, true",
        "REPLACEMENT, before Replacing.replace, false",
        "REPLACEMENT, after ReturnChanges.replace, false",
        "REPLACEMENT, before Replacements.send, false",
        "REPLACEMENT, after Stock.hold, false",
        "REPLACEMENT, after Stock.pick, false",
        "REPLACEMENT, after Stock.ship, false",
        "REPLACEMENT, after Replacements.send, false",
        "REPLACEMENT, after Replacing.replace, true",
        "REPLACED_RECEIPT, before Receiving.receive, false",
        "REPLACED_RECEIPT, after Stock.restock, false",
        "REPLACED_RECEIPT, after Receiving.receive, true"
    })
    void endsAsIfNobodyHadDied(Step step, String point, boolean done) {
        String undisturbed = UNDISTURBED.computeIfAbsent(step, this::undisturbed);
        Story story = new Story(step);
        String before = story.state();
        dieAt(point, step);

        assertThat(story.call().status()).as("the caller hears nothing").isEqualTo(500);
        assertThat(FaultPoints.fired()).as("the process died at %s", point).isTrue();

        payments.heal();
        String restarted = restarted(story, done ? undisturbed : before);
        Api.Reply again = story.call();
        String repeated = story.state();
        TABLE.append("%s | %s | %s | %d, %s%n".formatted(step, point, restarted, again.status(), repeated));
        assertThat(restarted).as("after the restart").isEqualTo(done ? undisturbed : before);
        assertThat(repeated).as("after the call is repeated").isEqualTo(undisturbed);
        assertThat(story.broken()).isEmpty();
    }

    private void dieAt(String point, Step step) {
        if (point.startsWith("KILLED")) {
            payments.next(Fault.valueOf(point));
            return;
        }
        if (step.answer != null) {
            payments.next(step.answer);
        }
        FaultPoints.arm(point);
    }

    /** Nobody dies; what a call of the step comes to. */
    private String undisturbed(Step step) {
        Story story = new Story(step);
        if (step.answer != null) {
            payments.next(step.answer);
        }
        story.call();
        assertThat(story.broken()).isEmpty();
        return story.state();
    }

    /** Lets the jobs take over; the scheduler may be at the same work, so the state is awaited. */
    private String restarted(Story story, String wanted) {
        pass(Duration.ofSeconds(11));
        JOBS.forEach(this::job);
        try {
            Eventually.await(Duration.ofSeconds(10), () -> story.state().equals(wanted));
        } catch (AssertionError | RuntimeException other) {
            return story.state();
        }
        return story.state();
    }

    /** One shopper, one kind of goods, one order, and the call at which the process dies. */
    private final class Story {

        private final Step step;
        private final AccountId account = AccountId.next();
        private final Api ann = shopper(account).key("call");
        private final Api operator = operator().key("call");
        private final OfferChanged lamp = offer(null, "40.00", 5);
        private final UUID promotion;
        private final String code;
        private @Nullable String back;

        Story(Step step) {
            this.step = step;
            promotion = promotion(
                    draft(amount("5.00")).withCoupon().limits(1, 1, null).terms());
            code = coupon(promotion);
            fill(ann, item(lamp, 2));
            if (!Set.of(Step.CHECKOUT, Step.DECLINED_CHECKOUT).contains(step)) {
                buy("tok_approved").expect(201);
            }
            if (step == Step.RETURN || AFTER_RETURN.contains(step)) {
                deliver();
            }
            if (AFTER_RETURN.contains(step)) {
                back = sendBack(ann.key("sent-back")).expect(201).text("/returnId");
            }
            if (step == Step.REPLACED_RECEIPT) {
                replace(operator.key("replaced")).expect(201);
            }
            if (step == Step.RETRIED_REFUND) {
                payments.next(Fault.DECLINED);
                operator.key("first")
                        .post("/operator/returns/" + back + "/receipt", RESTOCK)
                        .expect(409);
            }
        }

        Api.Reply call() {
            return switch (step) {
                case CHECKOUT -> buy("tok_approved");
                case DECLINED_CHECKOUT -> buy("tok_declined");
                case CAPTURE, REFUSED_CAPTURE -> operator.post("/operator/orders/" + order() + "/shipments", null);
                case CANCELLATION -> ann.key("cancelled").post("/orders/" + order() + "/cancellation", null);
                case RETURN -> sendBack(ann.key("sent-back"));
                case RECEIPT, REFUSED_RECEIPT, REPLACED_RECEIPT ->
                    operator.post("/operator/returns/" + back + "/receipt", RESTOCK);
                case RETRIED_REFUND -> operator.post("/operator/refunds/" + back + "/retry", null);
                case LABEL -> ann.post("/orders/" + order() + "/returns/" + back + "/label", null);
                case REPLACEMENT -> replace(operator);
            };
        }

        private Api.Reply replace(Api by) {
            return by.post("/operator/returns/" + back + "/replacement", null);
        }

        private Api.Reply buy(String token) {
            return ann.post(
                    "/checkouts", Map.of("shipTo", address("WA"), "paymentToken", token, "coupons", List.of(code)));
        }

        private Api.Reply sendBack(Api shopper) {
            Map<String, Object> line = Map.of("lineId", line(ann, order(), 0), "quantity", 1, "reason", "broken");
            return shopper.post("/orders/" + order() + "/returns", Map.of("lines", List.of(line)));
        }

        private void deliver() {
            String parcel = operator.key("sent")
                    .post("/operator/orders/" + order() + "/shipments", null)
                    .expect(201)
                    .text("/shipmentId");
            operator.key("delivered")
                    .post("/operator/shipments/" + parcel + "/delivery", null)
                    .expect(200);
        }

        private String order() {
            return ann.get("/orders").expect(200).text("/items/0/orderId");
        }

        /** All that there is, in one line. */
        String state() {
            String orders =
                    jdbc.sql("""
                            SELECT coalesce(string_agg(o.status || ' ' || (
                                    SELECT string_agg(r.status, ',') FROM (
                                        SELECT status || CASE WHEN replaced_at IS NULL THEN '' ELSE ' replaced' END AS status
                                        FROM customer_return WHERE order_id = o.id
                                        UNION ALL SELECT status || CASE WHEN replaces IS NULL THEN '' ELSE ' again' END
                                        FROM shipment WHERE order_id = o.id
                                        UNION ALL SELECT 'label ' || b.status FROM return_label b
                                        JOIN customer_return c ON c.id = b.customer_return WHERE c.order_id = o.id
                                        UNION ALL SELECT 'units ' || concat_ws('/', open, packed, shipped, delivered, cancelled, returned)
                                        FROM order_line WHERE order_id = o.id ORDER BY 1) r), '; '), 'no order')
                            FROM orders o WHERE account = ?""").param(account.value()).query(String.class).single();
            String money = jdbc
                    .sql("SELECT id::text FROM orders WHERE account = ?")
                    .param(account.value())
                    .query(String.class)
                    .list()
                    .stream()
                    .map(payments::books)
                    .map(books -> (books.holds() ? "held " : "free ") + books.captured() + "-" + books.refunded())
                    .toList()
                    .toString();
            return "%s, money %s, stock %s, ledger %s, cart %d, coupons %s, told %s"
                    .formatted(
                            orders,
                            money,
                            stock(lamp),
                            ledger(lamp),
                            ann.get("/cart").at("/items").size(),
                            redeemed(promotion),
                            facts());
        }

        private String facts() {
            return jdbc.sql("""
                            SELECT coalesce(string_agg(type || ' ' || times, ' ' ORDER BY type), 'nothing') FROM (
                                SELECT l.type, count(*) AS times FROM event_log l
                                WHERE l.type <> 'StockChanged' AND EXISTS (
                                    SELECT FROM orders o WHERE o.account = ? AND l.data::text LIKE '%' || o.id || '%')
                                GROUP BY l.type) f""").param(account.value()).query(String.class).single();
        }

        List<String> broken() {
            return new Invariants(jdbc, payments).broken(List.of(lamp.offer()), List.of(account), List.of(promotion));
        }
    }
}
