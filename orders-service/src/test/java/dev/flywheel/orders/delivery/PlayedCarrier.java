package dev.flywheel.orders.delivery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A carrier who works as the built-in one does, is away when a test wants it, and counts what he is asked. */
@Component
public class PlayedCarrier implements Carrier {

    // Both instances of a test ask the same carrier.
    private static final AtomicInteger AWAY = new AtomicInteger();
    private static final AtomicInteger ASKED = new AtomicInteger();

    private final HouseCarrier house;

    PlayedCarrier(HouseCarrier house) {
        this.house = house;
    }

    /** So many requests get no answer. */
    public static void beAway(int requests) {
        AWAY.set(requests);
    }

    /** How many labels were asked for so far. */
    public static int asked() {
        return ASKED.get();
    }

    @Override
    public String code() {
        return "played";
    }

    @Override
    public Label label(LabelRequest parcel) {
        ASKED.incrementAndGet();
        if (AWAY.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new CarrierUnavailable("timed out");
        }
        Label label = house.label(parcel);
        return new Label(code(), label.service(), label.trackingNumber());
    }

    @Override
    public List<Scan> scans(byte[] body, Function<String, @Nullable String> header) {
        return house.scans(body, header);
    }
}
