package dev.flywheel.orders.checkout;

import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiscountedCheckoutTest extends PromotionsServiceTest {

    @Test
    void explainsEveryDiscountAndBooksWhoBearsIt() {
        OfferChanged kettle = offer(null, "20.00", 5);
        SellerId seller = SellerId.next();
        OfferChanged cup = offer(seller, "10.00", 5);
        String code = coupon(promotion(draft(percent("10")).withCoupon().terms()));
        Api shopper = shopper();
        fill(shopper, item(kettle, 1), item(cup, 1));
        Api.Reply order = buy(shopper, "shared", code).expect(201);

        assertThat(order.text("/totals/items/amount")).isEqualTo("30.00");
        assertThat(order.text("/totals/discount/amount")).isEqualTo("3.00");
        assertThat(order.text("/totals/tax/amount"))
                .as("6.5 % of 18.00 and of 9.00")
                .isEqualTo("1.76");
        assertThat(order.text("/totals/total/amount")).isEqualTo("38.74");
        assertThat(order.text("/lines/0/terms/discounts/0/code")).isEqualTo(code);
        assertThat(order.text("/lines/0/terms/discounts/0/amount/amount")).isEqualTo("2.00");

        String id = order.text("/orderId");
        String own = ship(operator(), "/operator/orders/" + id);
        String his = ship(seller(seller), "/seller/orders/" + id);
        assertThat(entry("shipment:" + own + ":sale"))
                .containsExactly(
                        "CREDIT PRODUCT_SALES 18.00",
                        "CREDIT SHIPPING_SALES 4.99",
                        "CREDIT TAX_PAYABLE 1.17",
                        "DEBIT CONTRACT_LIABILITY 24.16");
        assertThat(entry("shipment:" + his + ":sale"))
                .as("the marketplace bears the dollar that was taken off")
                .containsExactly(
                        "CREDIT SELLER_PAYABLE_PENDING 14.99 of seller",
                        "CREDIT TAX_PAYABLE 0.59",
                        "DEBIT CONTRACT_LIABILITY 14.58",
                        "DEBIT PROMOTION_COST 1.00 of seller");
    }

    @Test
    void givesBackWhatWasPaidAndNotWhatItCost() {
        SellerId seller = SellerId.next();
        OfferChanged cup = offer(seller, "10.00", 5);
        String code = coupon(promotion(draft(percent("25")).withCoupon().terms()));
        Api shopper = shopper();
        fill(shopper, item(cup, 3));
        String id = buy(shopper, "returned", code).expect(201).text("/orderId");
        String parcel = ship(seller(seller), "/seller/orders/" + id);
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        Map<String, Object> line = Map.of("lineId", line(shopper, id, 0), "quantity", 1, "reason", "chipped");
        String back = shopper.post("/orders/" + id + "/returns", Map.of("lines", List.of(line)))
                .expect(201)
                .text("/returnId");
        Api.Reply refunded = operator()
                .post("/operator/returns/" + back + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        assertThat(refunded.text("/refund/amount"))
                .as("7.50 and a third of the tax")
                .isEqualTo("7.99");
        assertThat(entry("refund:" + back + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 7.99",
                        "CREDIT PROMOTION_COST 2.50 of seller",
                        "DEBIT SELLER_PAYABLE_PENDING 10.00 of seller",
                        "DEBIT TAX_PAYABLE 0.49");
    }

    @Test
    void countsACouponOnceAndGivesItBackWhenNothingIsPaid() {
        OfferChanged kettle = offer(null, "20.00", 50);
        String code = coupon(promotion(draft(percent("10")).withCoupon().terms()), Map.of("uses", 1));
        Api poor = shopper();
        fill(poor, item(kettle, 1));
        Map<String, Object> declined =
                Map.of("shipTo", address("WA"), "paymentToken", "tok_declined", "coupons", List.of(code));
        poor.key("poor").post("/checkouts", declined).expect(402);
        Api rich = shopper();
        fill(rich, item(kettle, 1));
        Api.Reply first = buy(rich, "rich", code).expect(201);
        assertThat(buy(rich, "rich", code).expect(201).body())
                .as("the same again")
                .isEqualTo(first.body());
        Api late = shopper();
        fill(late, item(kettle, 1));
        assertThat(buy(late, "late", code).code()).isEqualTo("coupon_exhausted");
        assertThat(stock(kettle)).isEqualTo("50/1");
    }

    @Test
    void quotesWithoutACouponThatDoesNotCount() {
        OfferChanged kettle = offer(null, "20.00", 5);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        Api.Reply quote = shopper.post(
                        "/checkouts/quote",
                        Map.of("shipTo", address("WA"), "coupons", List.of("NO-" + UUID.randomUUID())))
                .expect(200);
        assertThat(quote.text("/refusedCoupons/0/code")).isEqualTo("unknown_coupon");
        assertThat(quote.text("/totals/total/amount")).isEqualTo("26.29");
        assertThat(quote.at("/deliveryOptions").size()).isGreaterThan(1);
        assertThat(stock(kettle)).isEqualTo("5/0");
    }

    private static String ship(Api sender, String order) {
        return sender.post(order + "/shipments", null).expect(201).text("/shipmentId");
    }

    private static Api.Reply buy(Api shopper, String key, String code) {
        return shopper.key(key)
                .post(
                        "/checkouts",
                        Map.of("shipTo", address("WA"), "paymentToken", "tok_approved", "coupons", List.of(code)));
    }
}
