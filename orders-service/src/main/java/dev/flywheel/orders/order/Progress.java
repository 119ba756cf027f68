package dev.flywheel.orders.order;

/**
 * How many units of a line are where. Open, packed, shipped and cancelled ones add up to the line's quantity; delivered
 * ones are among the shipped, returned ones among the delivered.
 *
 * @param open neither sent nor cancelled
 * @param packed in a parcel whose payment is not known yet
 */
public record Progress(int open, int packed, int shipped, int delivered, int cancelled, int returned) {

    static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);

    static Progress ofNew(int quantity) {
        return new Progress(quantity, 0, 0, 0, 0, 0);
    }

    Progress plus(Progress more) {
        return new Progress(
                open + more.open,
                packed + more.packed,
                shipped + more.shipped,
                delivered + more.delivered,
                cancelled + more.cancelled,
                returned + more.returned);
    }
}
