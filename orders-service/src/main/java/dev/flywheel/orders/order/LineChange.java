package dev.flywheel.orders.order;

import java.util.Currency;
import java.util.UUID;

/**
 * What becomes of some units of a line.
 *
 * @param progress by how much each count changes
 * @param open by how much the amounts of the open units change
 */
public record LineChange(UUID line, Progress progress, Amounts open) {

    /** Open units go into a parcel whose payment is being taken. */
    public static LineChange packed(Part part) {
        int units = part.quantity();
        return of(part, new Progress(-units, units, 0, 0, 0, 0), part.amounts().negate());
    }

    /** The payment was refused: they are open again. */
    public static LineChange unpacked(Part part) {
        int units = part.quantity();
        return of(part, new Progress(units, -units, 0, 0, 0, 0), part.amounts());
    }

    /** Paid and on their way. */
    public static LineChange shipped(Part part) {
        int units = part.quantity();
        return of(part, new Progress(0, -units, units, 0, 0, 0), none(part));
    }

    public static LineChange delivered(Part part) {
        return of(part, new Progress(0, 0, 0, part.quantity(), 0, 0), none(part));
    }

    /** Open units will not be sent. */
    public static LineChange cancelled(Part part) {
        int units = part.quantity();
        return of(part, new Progress(-units, 0, 0, 0, units, 0), part.amounts().negate());
    }

    /** Delivered units came back. */
    public static LineChange returned(UUID line, int units, Currency currency) {
        return new LineChange(line, new Progress(0, 0, 0, 0, 0, units), Amounts.zero(currency));
    }

    private static LineChange of(Part part, Progress progress, Amounts open) {
        return new LineChange(part.line().id(), progress, open);
    }

    private static Amounts none(Part part) {
        return Amounts.zero(part.amounts().items().currency());
    }
}
