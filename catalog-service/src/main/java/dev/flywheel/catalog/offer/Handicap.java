package dev.flywheel.catalog.offer;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What makes an offer worth less to a shopper than one of the same price, in thousandths of its price.
 *
 * @param name what an explanation calls it
 * @param remedy what its seller can do
 */
record Handicap(String name, ToIntFunction<Offer> perMille, String remedy) {

    private static final int PER_DAY = 10;
    private static final int MOST_DAYS = 10;
    private static final int AT_RISK = 30;
    private static final int POOR = 150;

    /** One per cent for each day until it is sent, ten at most; own stock leaves the same day. */
    static final Handicap DELIVERY = new Handicap(
            "delivery speed",
            offer -> PER_DAY * Math.min(MOST_DAYS, offer.countedDays()),
            "state fewer handlingDays and keep to them");

    /** Three per cent for a seller who misses a target of service, fifteen for one who misses it by far. */
    static final Handicap SELLER_PERFORMANCE = new Handicap(
            "seller performance",
            offer -> switch (offer.standing()) {
                case GOOD, UNKNOWN -> 0;
                case AT_RISK -> AT_RISK;
                case POOR -> POOR;
            },
            "fewer defective, cancelled and late orders");

    static final List<Handicap> ALL = List.of(DELIVERY, SELLER_PERFORMANCE);
}
