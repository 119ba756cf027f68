package dev.flywheel.orders.checkout;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.cart.CartItem;
import dev.flywheel.orders.checkout.Buyers.Buyer;
import dev.flywheel.orders.checkout.Pricing.Priced;
import dev.flywheel.orders.delivery.DeliveryOptions;
import dev.flywheel.orders.delivery.Option;
import dev.flywheel.orders.delivery.Place;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderStatus;
import dev.flywheel.orders.promotion.Basket;
import dev.flywheel.orders.promotion.Discounts;
import dev.flywheel.orders.promotion.Promotions;
import dev.flywheel.orders.tax.Assessment;
import dev.flywheel.orders.tax.Question;
import dev.flywheel.orders.tax.TaxEngine;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes an order of a cart's content, from our own copies: nobody is asked. As many statements for any number of items. */
@Component
class Quotes {

    private final Pieces pieces;
    private final Buyers buyers;
    private final DeliveryOptions delivery;
    private final Promotions promotions;
    private final GiftWrapRates wrapping;
    private final TaxEngine taxes;
    private final Clock clock;

    Quotes(
            Pieces pieces,
            Buyers buyers,
            DeliveryOptions delivery,
            Promotions promotions,
            GiftWrapRates wrapping,
            TaxEngine taxes,
            Clock clock) {
        this.pieces = pieces;
        this.buyers = buyers;
        this.delivery = delivery;
        this.promotions = promotions;
        this.wrapping = wrapping;
        this.taxes = taxes;
        this.clock = clock;
    }

    /**
     * The order as it would be placed now; refused when something of it cannot be bought.
     *
     * @param strict false to leave out coupons that do not count, instead of refusing them
     */
    Quote quote(OrderId id, AccountId account, List<CartItem> content, Wishes wishes, boolean strict) {
        Instant now = clock.instant();
        Address shipTo = wishes.shipTo();
        Place to = new Place(shipTo.country(), shipTo.region(), shipTo.city(), shipTo.postalCode());
        List<Piece> basket = pieces.of(content, to);
        Buyers.Look look = buyers.look(
                account, basket.stream().map(piece -> piece.offer().product()).collect(Collectors.toSet()), now);
        Buyer buyer = look.buyer();
        PurchaseLimits.check(basket, buyer.limits());
        List<Consignment> consignments = Consignment.of(basket);
        List<Option> options = delivery.options(
                consignments.stream().map(one -> one.parcel(basket)).toList(),
                to,
                now,
                buyer.prime() != null,
                look.deliveryVersion());
        Option option = chosen(options, wishes.option());
        Currency currency = basket.getFirst().price().currency();
        Discounts discounts = promotions.price(
                basket(account, now, basket, buyer, consignments, option), wishes.couponCodes(), strict);
        List<Priced> priced =
                new Pricing(basket, consignments, option, discounts, wrapping.of(basket, currency)).priced();
        Assessment taxed = taxes.assess(
                new Question(
                        new Question.Place(shipTo.country(), shipTo.region(), shipTo.city(), shipTo.postalCode()),
                        wishes.vatId(),
                        now,
                        currency,
                        Taxing.question(priced)),
                look.taxVersion());
        Order order = new Order(
                id,
                account,
                OrderStatus.PENDING_PAYMENT,
                currency,
                option.code(),
                shipTo,
                wishes.vatId(),
                taxed.pricesIncludeTax(),
                option.primeFree() ? buyer.prime() : null,
                null,
                now,
                null,
                null,
                null,
                Taxing.lines(priced, taxed));
        boolean severalPlaces =
                basket.stream().anyMatch(piece -> piece.offer().stock().size() > 1);
        return new Quote(order, options, discounts, buyer, severalPlaces);
    }

    /**
     * Looks again, under the lock of the shopper's cart, at what another order of his would change: whether this is his first,
     * and how much he bought of what is limited. Nothing is read when neither matters, as a first order does not where no
     * promotion asks for one.
     */
    void confirm(AccountId account, Quote quote) {
        Buyer buyer = quote.buyer();
        boolean first = buyer.firstOrder() && quote.discounts().ofFirstOrders();
        if (!first && buyer.limits().isEmpty()) {
            return;
        }
        Order order = quote.order();
        Set<ProductId> products =
                order.lines().stream().map(line -> line.goods().product()).collect(Collectors.toSet());
        Buyer now = buyers.look(account, products, order.createdAt()).buyer();
        if (!now.equals(buyer)) {
            throw new StaleQuote(new ProblemException(
                    OrdersError.CART_CHANGED, "another order of yours was placed just now; look at the cart again"));
        }
    }

    private static Option chosen(List<Option> options, String code) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .orElseThrow(() -> {
                    String message = "is one of "
                            + options.stream().map(Option::code).toList() + " for these goods and this address";
                    return new ProblemException(
                            OrdersError.UNKNOWN_DELIVERY_OPTION,
                            "deliveryOption " + message,
                            List.of(new FieldProblem("deliveryOption", "unknown_delivery_option", message)));
                });
    }

    private static Basket basket(
            AccountId account,
            Instant now,
            List<Piece> basket,
            Buyer buyer,
            List<Consignment> consignments,
            Option option) {
        List<Basket.Delivery> deliveries = new java.util.ArrayList<>(consignments.size());
        for (int i = 0; i < consignments.size(); i++) {
            Money price = option.parcels().get(i).price();
            deliveries.add(new Basket.Delivery(
                    consignments.get(i).seller(), option.primeFree() ? Money.zero(price.currency()) : price));
        }
        return new Basket(
                account,
                now,
                basket.getFirst().price().currency(),
                buyer.prime() != null,
                buyer.firstOrder(),
                Set.of(),
                basket.stream()
                        .map(piece -> new Basket.Line(
                                piece.offer().id(),
                                piece.offer().product(),
                                piece.offer().seller(),
                                piece.offer().brand(),
                                piece.offer().category(),
                                piece.price(),
                                piece.quantity()))
                        .toList(),
                deliveries);
    }

    /**
     * An order that is not placed.
     *
     * @param options all ways it may go
     * @param buyer as he was looked up
     * @param severalPlaces true when something lies in more than one warehouse
     */
    record Quote(Order order, List<Option> options, Discounts discounts, Buyer buyer, boolean severalPlaces) {}
}
