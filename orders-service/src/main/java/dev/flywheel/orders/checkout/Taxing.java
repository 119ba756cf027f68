package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.orders.checkout.Pricing.Priced;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.order.Terms;
import dev.flywheel.orders.promotion.Discount;
import dev.flywheel.orders.tax.Assessment;
import dev.flywheel.orders.tax.Assessment.CollectedBy;
import dev.flywheel.orders.tax.Assessment.Taxed;
import dev.flywheel.orders.tax.Question;
import dev.flywheel.orders.tax.Question.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Makes order lines of what pieces cost and the tax on it. Each piece asks for its goods, and for wrapping and delivery where
 * they cost something; where prices include tax, it is taken out of every amount, so that amounts never contain it.
 */
final class Taxing {

    private Taxing() {}

    /** What is asked about the pieces. */
    static List<Question.Line> question(List<Priced> pieces) {
        List<Question.Line> lines = new ArrayList<>(2 * pieces.size());
        for (Priced one : pieces) {
            lines.add(line(Kind.GOODS, one, one.goods()));
            if (!one.wrap().isZero()) {
                lines.add(line(Kind.GIFT_WRAP, one, one.wrap()));
            }
            if (!one.delivery().charged().isZero()) {
                lines.add(line(Kind.DELIVERY, one, one.delivery().charged()));
            }
        }
        return lines;
    }

    /** The pieces with the answer to that. */
    static List<OrderLine> lines(List<Priced> pieces, Assessment answer) {
        Iterator<Taxed> taxes = answer.lines().iterator();
        return pieces.stream().map(one -> line(one, taxes)).toList();
    }

    private static OrderLine line(Priced one, Iterator<Taxed> taxes) {
        Taxed goods = taxes.next();
        Money zero = Money.zero(one.items().currency());
        Taxed wrap = one.wrap().isZero() ? null : taxes.next();
        Taxed delivery = one.delivery().charged().isZero() ? null : taxes.next();
        Money subsidy = net(one.subsidy(), one.goods(), goods);
        Money off = net(one.discount().plus(one.subsidy()), one.goods(), goods);
        Money shipping = delivery == null ? zero : delivery.net();
        Amounts amounts = new Amounts(
                goods.net().plus(off),
                off.minus(subsidy),
                subsidy,
                wrap == null ? zero : wrap.net(),
                shipping.plus(one.delivery().waived()),
                one.delivery().waived(),
                wrap == null ? goods.tax() : goods.tax().plus(wrap.tax()),
                delivery == null ? zero : delivery.tax());
        Piece piece = one.piece();
        return OrderLine.of(Ids.next(), piece.goods(), piece.quantity(), piece.price(), terms(one, goods), amounts);
    }

    /** An amount that was taken off, without the tax that would have been in it. */
    private static Money net(Money off, Money amount, Taxed taxed) {
        return amount.isZero() || taxed.net().equals(amount)
                ? off
                : off.allocate(List.of(taxed.net().minor(), taxed.tax().minor()))
                        .getFirst();
    }

    private static Terms terms(Priced one, Taxed goods) {
        Pricing.Delivery delivery = one.delivery();
        List<Terms.Off> offs = new ArrayList<>();
        one.discounts().forEach(discount -> offs.add(off(discount, false)));
        delivery.off().forEach(discount -> offs.add(off(discount, true)));
        return new Terms(
                goods.rate(),
                goods.reason(),
                goods.collectedBy() == CollectedBy.SELLER,
                offs,
                Pricing.isWrapped(one.piece()),
                one.piece().gift().message(),
                new Terms.Promise(
                        delivery.leg().service(),
                        delivery.leg().shipBy(),
                        delivery.leg().promised()));
    }

    private static Terms.Off off(Discount discount, boolean delivery) {
        return new Terms.Off(discount.name(), discount.code(), discount.reason(), delivery, discount.amount());
    }

    private static Question.Line line(Kind kind, Priced one, Money amount) {
        return new Question.Line(
                kind, one.piece().offer().seller(), one.piece().offer().category(), null, amount);
    }
}
