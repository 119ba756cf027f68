package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import dev.flywheel.orders.promotion.rule.Bearer;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.orders.promotion.rule.TermsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Admits terms that make a promotion, and of sellers only those about their own goods at their own cost. */
@Component
class TermsGate {

    private static final Set<String> KNOWN_TO_ALL = Set.of("PRIME", "FIRST_ORDER");

    private final Offers offers;
    private final Segments segments;

    TermsGate(Offers offers, Segments segments) {
        this.offers = offers;
        this.segments = segments;
    }

    /** The terms as they are kept. */
    Terms admit(Terms wanted, @Nullable SellerId seller) {
        Terms terms = seller == null ? wanted : own(wanted, seller);
        TermsCheck.check(terms, seller);
        checkSegments(terms, seller);
        return terms;
    }

    private Terms own(Terms wanted, SellerId seller) {
        if (wanted.cost() != null && wanted.cost().bearer() != Bearer.SELLER) {
            throw refused("cost.bearer", "is SELLER: your promotions are at your cost");
        }
        Terms.Goods goods = wanted.goods();
        if (goods != null && goods.sellers() != null && !goods.sellers().equals(List.of(seller))) {
            throw refused("goods.sellers", "are you alone: your promotions are for your offers");
        }
        if (goods != null && goods.offers() != null) {
            checkOffers(goods.offers(), seller);
        }
        return wanted.ownedBy(seller);
    }

    private void checkOffers(List<OfferId> named, SellerId seller) {
        Map<OfferId, Offer> known = offers.find(named);
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            Offer offer = known.get(named.get(i));
            if (offer == null || !seller.equals(offer.seller())) {
                problems.add(new FieldProblem(
                        "goods.offers[" + i + "]", OrdersError.UNKNOWN_OFFER.code(), "is no offer of yours"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    OrdersError.UNKNOWN_OFFER, problems.getFirst().field() + " is no offer of yours", problems);
        }
    }

    /** Lists of customers are the operators'; sellers do not learn who is on them. */
    private void checkSegments(Terms terms, @Nullable SellerId seller) {
        List<String> wanted = terms.segments() == null ? List.of() : terms.segments();
        List<String> kept =
                wanted.stream().filter(name -> !KNOWN_TO_ALL.contains(name)).toList();
        if (kept.isEmpty()) {
            return;
        }
        Set<String> known = seller == null ? segments.known(kept) : Set.of();
        for (String name : kept) {
            if (!known.contains(name)) {
                String message = "there is no segment '" + name + "'";
                throw new ProblemException(
                        OrdersError.UNKNOWN_SEGMENT,
                        message,
                        List.of(new FieldProblem(
                                "segments[" + wanted.indexOf(name) + "]",
                                OrdersError.UNKNOWN_SEGMENT.code(),
                                message)));
            }
        }
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "not_allowed", message)));
    }
}
