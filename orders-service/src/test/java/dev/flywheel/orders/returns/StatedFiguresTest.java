package dev.flywheel.orders.returns;

import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.freeDelivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Books, documents, mails and webhooks say the same of a sale and of what is given back of it: what the shopper sees. */
class StatedFiguresTest extends StatedFigures {

    @Test
    void ofOwnGoodsWithWrappingAndACoupon() {
        String order = wrappedKettles();
        String parcel = delivered(order);

        assertThat(sale(parcel))
                .containsExactly(
                        "CREDIT GIFT_WRAP_SALES 7.98",
                        "CREDIT PRODUCT_SALES 36.00",
                        "CREDIT SHIPPING_SALES 4.99",
                        "CREDIT TAX_PAYABLE 2.34",
                        "DEBIT CONTRACT_LIABILITY 51.31");
        String sums = """
                Discounts -4.00 USD
                Wrapping  7.98 USD
                Delivery  4.99 USD
                Tax       2.34 USD
                Total     51.31 USD
                """;
        assertThat(mail("placed:" + order)).contains("2 x Kettle", "40.00 USD", sums);
        assertThat(mail("shipped:" + parcel)).contains("2 x Kettle", "40.00 USD", sums);
        assertThat(document(order, "shipment:" + parcel)).isEqualTo("40.00 4.00 7.98 4.99 2.34 51.31");
        JsonNode placed = told("order.placed", order, "order:" + order);
        assertThat(charged(placed)).isEqualTo("36.00 7.98 4.99 2.34 51.31");
        JsonNode sent = told("shipment.dispatched", order, "shipment:" + parcel);
        assertThat(sent.at("/total/amount").asString()).isEqualTo("51.31");
        assertThat(charged(sent)).isEqualTo("36.00 7.98 4.99 2.34 51.31");
    }

    @Test
    void wrappingGoesBackWithAllThatIsLeftThroughTheSendersFault() {
        String order = wrappedKettles();
        delivered(order);

        String regretted = returned(order, 1, "NO_LONGER_NEEDED");
        String broken = returned(order, 1, "DEFECTIVE");

        assertThat(reversal(regretted))
                .as("he keeps what was done for him")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 19.17", "DEBIT PRODUCT_SALES 18.00", "DEBIT TAX_PAYABLE 1.17");
        assertThat(creditNote(order, regretted)).isEqualTo("20.00 2.00 0.00 0.00 1.17 19.17");
        assertThat(reversal(broken))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 32.14",
                        "DEBIT GIFT_WRAP_SALES 7.98",
                        "DEBIT PRODUCT_SALES 18.00",
                        "DEBIT SHIPPING_SALES 4.99",
                        "DEBIT TAX_PAYABLE 1.17");
        assertThat(creditNote(order, broken)).isEqualTo("20.00 2.00 7.98 4.99 1.17 32.14");
        assertThat(refundMail(broken))
                .contains("we gave you back 32.14 USD", "1 x Kettle", "Discounts -2.00 USD", "Wrapping  7.98 USD");
        assertThat(charged(toldOfRefund(order, broken))).isEqualTo("18.00 7.98 4.99 1.17 32.14");
        assertThat(payments.refunded(order)).isEqualTo(usd("51.31"));
    }

    @Test
    void aWithdrawnReturnGivesTheWrappingBackToTheParcel() {
        String order = wrappedKettles();
        delivered(order);
        Map<String, Object> all = Map.of("lineId", line(ann, order, 0), "quantity", 2, "reason", "WRONG_ITEM");
        Api.Reply asked = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(all)))
                .expect(201);
        assertThat(asked.text("/returns/0/refund/amount")).isEqualTo("51.31");
        assertThat(asked.text("/returns/0/lines/0/giftWrap/amount")).isEqualTo("7.98");
        ann.post("/orders/" + order + "/returns/" + asked.text("/returnId") + "/withdrawal", null)
                .expect(200);

        String again = returned(order, 2, "WRONG_ITEM");

        assertThat(reversal(again)).contains("CREDIT CONTRACT_LIABILITY 51.31", "DEBIT GIFT_WRAP_SALES 7.98");
    }

    @Test
    void aConcessionTakesItsShareOfTheWrapping() {
        String order = wrappedKettles();
        delivered(order);

        String id = granted(order, "CONCESSION", "10.00", false);

        assertThat(reversal(id))
                .as("tax 10.00 x 2.34 / 46.32; wrapping 9.49 x 7.98 / 43.98")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 10.00",
                        "DEBIT GIFT_WRAP_SALES 1.72",
                        "DEBIT PRODUCT_SALES 7.77",
                        "DEBIT TAX_PAYABLE 0.51");
        assertThat(creditNote(order, id)).isEqualTo("8.63 0.86 1.72 0.00 0.51 10.00");
        assertThat(refundMail(id))
                .contains("we gave you back 10.00 USD", "Wrapping  1.72 USD", "Total     10.00 USD")
                .doesNotContain("0 x");
        JsonNode told = toldOfRefund(order, id);
        assertThat(told.at("/total/amount").asString()).isEqualTo("10.00");
        assertThat(charged(told)).isEqualTo("7.77 1.72 0.00 0.51 10.00");
    }

    @Test
    void ofAThirdPartysGoodsThatTheMarketplaceSubsidisesForAMember() {
        prime(account, Duration.ofDays(30));
        String order = cups();
        String parcel = deliveredBySeller(order);
        assertThat(sale(parcel))
                .containsExactly(
                        "CREDIT SELLER_PAYABLE_PENDING 34.99 of seller",
                        "CREDIT TAX_PAYABLE 1.46",
                        "DEBIT CONTRACT_LIABILITY 23.96",
                        "DEBIT PRIME_DELIVERY_COST 4.99 of seller",
                        "DEBIT PROMOTION_COST 7.50 of seller");
        assertThat(mail("placed:" + order))
                .contains("Discounts -7.50 USD", "Delivery  0.00 USD", "Total     23.96 USD");
        assertThat(charged(told("shipment.dispatched", order, "shipment:" + parcel)))
                .isEqualTo("22.50 0.00 0.00 1.46 23.96");

        String some = granted(order, "CONCESSION", "5.00", false);

        assertThat(reversal(some))
                .as("tax 5.00 x 1.46 / 23.96; the marketplace bore 4.70 x 7.50 / 22.50 of it")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 5.00",
                        "CREDIT PROMOTION_COST 1.57 of seller",
                        "DEBIT SELLER_PAYABLE_PENDING 6.27 of seller",
                        "DEBIT TAX_PAYABLE 0.30");
        JsonNode toOthers = told("RefundIssued", "refund:" + some).getFirst();
        assertThat(toOthers.at("/lines/0/items/amount").asString())
                .as("what the seller loses, which others count by")
                .isEqualTo("6.27");
        assertThat(refundMail(some)).contains("we gave you back 5.00 USD", "Total     5.00 USD");
        assertThat(creditNote(order, some)).isEqualTo("6.27 1.57 0.00 0.00 0.30 5.00");
        assertThat(toldOfRefund(order, some).at("/total/amount").asString()).isEqualTo("5.00");

        String rest = returned(order, 3, "NOT_AS_DESCRIBED");

        assertThat(reversal(rest))
                .as("all that is left, and the delivery that we had paid him")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 18.96",
                        "CREDIT PRIME_DELIVERY_COST 4.99 of seller",
                        "CREDIT PROMOTION_COST 5.93 of seller",
                        "DEBIT SELLER_PAYABLE_PENDING 28.72 of seller",
                        "DEBIT TAX_PAYABLE 1.16");
        assertThat(creditNote(order, rest)).isEqualTo("23.73 5.93 0.00 0.00 1.16 18.96");
        assertThat(refundMail(rest)).contains("we gave you back 18.96 USD", "Delivery  0.00 USD");
        assertThat(payments.refunded(order)).isEqualTo(usd("23.96"));
    }

    @Test
    void ofDeliveryThatWasGivenBackOrWaivedByAPromotion() {
        String paid = cups();
        deliveredBySeller(paid);
        String delivery = granted(paid, "CONCESSION", null, true);
        assertThat(reversal(delivery))
                .containsExactly("CREDIT CONTRACT_LIABILITY 4.99", "DEBIT SELLER_PAYABLE_PENDING 4.99 of seller");
        assertThat(refundMail(delivery)).contains("we gave you back 4.99 USD", "Delivery  4.99 USD");
        assertThat(charged(toldOfRefund(paid, delivery))).isEqualTo("0.00 0.00 4.99 0.00 4.99");

        fill(ann, item(offer(seller, "10.00", 5), 1));
        String free = bought(
                List.of(coupon(promotion(draft(freeDelivery()).withCoupon().terms()))));
        String parcel = deliveredBySeller(free);
        assertThat(sale(parcel))
                .containsExactly(
                        "CREDIT SELLER_PAYABLE_PENDING 14.99 of seller",
                        "CREDIT TAX_PAYABLE 0.65",
                        "DEBIT CONTRACT_LIABILITY 10.65",
                        "DEBIT PROMOTION_COST 4.99 of seller");
        String back = returned(free, 1, "DEFECTIVE");
        assertThat(reversal(back))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 10.65",
                        "CREDIT PROMOTION_COST 4.99 of seller",
                        "DEBIT SELLER_PAYABLE_PENDING 14.99 of seller",
                        "DEBIT TAX_PAYABLE 0.65");
        assertThat(refundMail(back)).contains("we gave you back 10.65 USD");
    }

    @Test
    void goodwillIsConfirmedAndChangesNoDocument() {
        String order = cups();
        deliveredBySeller(order);

        String id = granted(order, "GOODWILL", "5.00", false);

        assertThat(booked("refund:" + id + ":goodwill"))
                .containsExactly("CREDIT CONTRACT_LIABILITY 5.00", "DEBIT GOODWILL_EXPENSE 5.00");
        assertThat(refundMail(id)).contains("we paid you 5.00 USD", "no credit note", id);
        assertThat(told("goodwill.given", order, "refund:" + id)
                        .at("/total/amount")
                        .asString())
                .isEqualTo("5.00");
        assertThat(told("RefundIssued", "refund:" + id))
                .as("for sellers, adverts and the catalogue nothing happened")
                .isEmpty();
        assertThat(ann.get("/orders/" + order + "/documents").at("/items").size())
                .as("the invoice")
                .isEqualTo(1);
        assertThat(refundMail(id)).doesNotContain("Discounts");
    }
}
