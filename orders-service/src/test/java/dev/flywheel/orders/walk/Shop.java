package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakePayments;
import dev.flywheel.orders.FakePayments.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Goods and people of one walk, who have nothing to do with those of others. */
final class Shop {

    private static final List<Fault> FAULTS =
            List.of(Fault.NOT_REACHED, Fault.ANSWER_LOST, Fault.UNKNOWN_AFTER_EFFECT, Fault.DECLINED);
    private static final Set<Integer> NEVER = Set.of(400, 401, 403, 404, 405, 422);
    private static final int OWN = 3;
    private static final int CARDS = 6;

    private final World world;
    private final FakePayments payments;
    private final List<OfferChanged> goods;
    private final List<AccountId> shoppers;
    private final Map<AccountId, Api> signedIn = new ConcurrentHashMap<>();
    private final Api operator;
    private final List<UUID> promotions;
    private final List<String> coupons;
    private final List<String> cards = new CopyOnWriteArrayList<>();
    private final String east;
    private final Counts counts = new Counts();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final Things<Placed> orders = new Things<>();
    private final Things<String> refused = new Things<>();
    private final Shopping shopping;
    private final Warehousing warehousing;

    Shop(World world, FakePayments payments, int actors) {
        this.world = world;
        this.payments = payments;
        this.east = world.openTheEast();
        this.operator = world.operator();
        SellerId seller = SellerId.next();
        this.goods = List.of(
                world.goods(null, "25.00", 150),
                world.goods(null, "0.35", 100),
                world.goods(null, "13.37", 15),
                world.goods(seller, "60.00", 90),
                world.goods(SellerId.next(), "9.99", 90));
        for (OfferChanged own : goods.subList(0, 2)) {
            operator.put("/operator/inventory/" + own.sku(), Map.of("quantity", 20, "warehouseId", east))
                    .expect(200);
        }
        this.promotions = List.of(world.scarcePromotion(), world.promotionOf(seller));
        this.coupons = promotions.stream().map(world::coupon).toList();
        List<AccountId> people = new ArrayList<>();
        for (int i = 0; i < 2 * actors; i++) {
            people.add(AccountId.next());
        }
        this.shoppers = List.copyOf(people);
        shoppers.stream().limit(actors).forEach(world::prime);
        for (int i = 0; i < CARDS; i++) {
            issueCard();
        }
        this.shopping = new Shopping(this);
        this.warehousing = new Warehousing(this);
    }

    World world() {
        return world;
    }

    FakePayments payments() {
        return payments;
    }

    List<OfferChanged> goods() {
        return goods;
    }

    /** Where the retailer keeps some of his goods as well. */
    String east() {
        return east;
    }

    List<AccountId> shoppers() {
        return shoppers;
    }

    List<UUID> promotions() {
        return promotions;
    }

    String coupon(Operation operation) {
        return one(coupons, operation.how());
    }

    Things<Placed> orders() {
        return orders;
    }

    /** Refunds that the provider did not make. */
    Things<String> refused() {
        return refused;
    }

    /** How often each kind of operation was answered how. */
    Counts counts() {
        return counts;
    }

    /** Answers that no caller should ever get. */
    List<String> unexpected() {
        return unexpected;
    }

    /** Does it, unless there is nothing it could be done to. */
    void perform(Operation operation) {
        Api.Reply reply = answer(operation);
        if (reply == null) {
            counts.nothing(operation.kind());
            return;
        }
        counts.answered(operation.kind(), reply);
        boolean coupon = reply.code().startsWith("coupon_");
        if (reply.status() >= 500 || (NEVER.contains(reply.status()) && !coupon)) {
            unexpected.add(operation + " was answered " + reply.status() + ": " + reply.body());
        }
    }

    private Api.@Nullable Reply answer(Operation operation) {
        return switch (operation.kind()) {
            case ADD -> shopping.add(operation);
            case FILL_THE_CART -> shopping.fill(operation);
            case SAVE_FOR_LATER -> shopping.setting(operation, Map.of("savedForLater", operation.how() % 2 == 0));
            case GIVE_AS_PRESENT ->
                shopping.setting(operation, Map.of("gift", Map.of("wrap", true, "message", "Be happy")));
            case CHECK_OUT -> shopping.buy(operation, Map.of("paymentToken", "tok_approved"));
            case CHECK_OUT_WITH_COUPON -> shopping.buyWithCoupon(operation);
            case CHECK_OUT_WITH_GIFT_CARD -> shopping.buyWithGiftCard(operation);
            case CHECK_OUT_WITH_CREDIT -> shopping.buyWithCredit(operation);
            case CHECK_OUT_WHILE_PRICES_CHANGE -> shopping.buyWhilePricesChange(operation);
            case BE_DECLINED -> shopping.buy(operation, Map.of("paymentToken", "tok_declined"));
            case NEED_A_STEP -> shopping.buy(operation, Map.of("paymentToken", "tok_authentication_required"));
            case DO_THE_STEP -> shopping.step(operation);
            case CANCEL -> shopping.cancel(operation);
            case SHIP -> warehousing.ship(operation);
            case DELIVER -> warehousing.deliver(operation);
            case RETURN -> warehousing.sendBack(operation);
            case WITHDRAW -> warehousing.withdraw(operation);
            case RECEIVE -> warehousing.receive(operation);
            case REPLACE -> warehousing.replace(operation);
            case CONCEDE -> warehousing.giveBack(operation, "CONCESSION");
            case SHOW_GOODWILL -> warehousing.giveBack(operation, "GOODWILL");
            case RETRY_REFUND -> refund(operation, "/retry", null);
            case SETTLE_REFUND -> refund(operation, "/settlement", Map.of("how", "cheque"));
            case BOUNCE -> bounce(operation);
            case ADJUST -> warehousing.adjust(operation);
            case COUNT -> warehousing.count(operation);
            case ALLOW_BACKORDERS -> warehousing.allowBackorders(operation);
            case CHANGE_PRICE -> price(one(goods, operation.what()), operation.how());
            case JOIN_PRIME -> join(operation);
            case FAIL -> fail(operation);
            case LET_TIME_PASS -> world.pass(operation.how() % 1000);
            case LET_HOLDS_EXPIRE -> world.pass(660);
        };
    }

    private Api.@Nullable Reply refund(Operation operation, String how, @Nullable Object body) {
        return refused.with(operation, back -> operator.post("/operator/refunds/" + back + how, body));
    }

    /** Of what went back to a card, some comes back; an operator sees to it then. */
    private Api.@Nullable Reply bounce(Operation operation) {
        RefundBounced bounce = payments.bounceOne(shoppers, operation.what(), operation.how() % 3 != 0);
        if (bounce == null) {
            return null;
        }
        world.bounced(bounce);
        String refund = bounce.key().split(":", -1)[1];
        refused.add(refund);
        return operator.get("/operator/orders/" + bounce.reference().substring("order:".length()));
    }

    Api.@Nullable Reply price(OfferChanged offer, int how) {
        world.price(offer, Money.of((1 + how % 90) + ".49", "USD"));
        return null;
    }

    private Api.@Nullable Reply join(Operation operation) {
        world.prime(one(shoppers, operation.what()));
        return null;
    }

    private Api.@Nullable Reply fail(Operation operation) {
        payments.next(one(FAULTS, operation.how()));
        return null;
    }

    /** A gift card that anybody may pay with; now and then there is a new one. */
    String card(Operation operation) {
        if (operation.how() % 16 == 0) {
            issueCard();
        }
        List<String> known = List.copyOf(cards);
        return one(known.subList(known.size() - CARDS, known.size()), operation.what());
    }

    private void issueCard() {
        String code = "CARD" + UUID.randomUUID().toString().replace("-", "");
        payments.giftCard(code, Money.of("80.00", "USD"));
        cards.add(code);
    }

    /** Goods whose sender is the retailer. */
    List<OfferChanged> own() {
        return goods.subList(0, OWN);
    }

    Api operator() {
        return operator;
    }

    Api seller(String seller) {
        return signedIn.computeIfAbsent(AccountId.of(seller), account -> world.seller(SellerId.of(seller)));
    }

    AccountId account(Operation operation) {
        return shoppers.get((2 * operation.actor() + operation.what() % 2) % shoppers.size());
    }

    Api shopper(Operation operation) {
        return signedIn.computeIfAbsent(account(operation), world::shopper);
    }

    static <T> T one(List<T> things, int which) {
        return things.get(which % things.size());
    }
}
