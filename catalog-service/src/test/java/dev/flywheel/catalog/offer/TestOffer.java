package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Offers of one product for tests: new, in stock, of a seller who sends the same day and serves well. */
record TestOffer(Offer offer) {

    private static final UUID PRODUCT = new UUID(1, 1);

    /** Of a seller; ids grow with the number. */
    static TestOffer of(int number, String price) {
        return new TestOffer(new Offer(
                new UUID(0, number),
                PRODUCT,
                new UUID(2, number),
                "seller " + number,
                "sku-" + number,
                Money.of(price, "USD"),
                Condition.NEW,
                1,
                null,
                new Delivery(0, null),
                SellerStanding.GOOD));
    }

    TestOffer ofRetailer() {
        return with(null, offer.price(), offer.condition(), offer.sellable(), offer.delivery(), offer.standing());
    }

    TestOffer priced(@Nullable Money price) {
        return with(offer.seller(), price, offer.condition(), offer.sellable(), offer.delivery(), offer.standing());
    }

    TestOffer in(Condition condition) {
        return with(offer.seller(), offer.price(), condition, offer.sellable(), offer.delivery(), offer.standing());
    }

    TestOffer stock(@Nullable Integer sellable) {
        return with(offer.seller(), offer.price(), offer.condition(), sellable, offer.delivery(), offer.standing());
    }

    TestOffer sentIn(@Nullable Integer days) {
        return with(
                offer.seller(),
                offer.price(),
                offer.condition(),
                offer.sellable(),
                new Delivery(days, null),
                offer.standing());
    }

    TestOffer of(SellerStanding standing) {
        return with(offer.seller(), offer.price(), offer.condition(), offer.sellable(), offer.delivery(), standing);
    }

    Considered considered() {
        return new Considered(offer, OfferStatus.LISTED, true, true, null);
    }

    private TestOffer with(
            @Nullable UUID seller,
            @Nullable Money price,
            Condition condition,
            @Nullable Integer sellable,
            Delivery delivery,
            SellerStanding standing) {
        return new TestOffer(new Offer(
                offer.id(),
                offer.product(),
                seller,
                offer.sellerName(),
                offer.sku(),
                price,
                condition,
                sellable,
                offer.reduction(),
                delivery,
                standing));
    }
}
