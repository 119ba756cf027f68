package dev.flywheel.catalog.search.column;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The columns of one part of the index, which never changes: some 60 bytes a product. */
@SuppressWarnings("NullAway.Init")
public final class Segment {

    static final int NONE = -1;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final int number = NEXT.getAndIncrement();

    int[] brand;
    int[] category;
    /** A bit for each condition. */
    int[] conditions;
    /** Where the attribute values of each product begin; the last one is their end. */
    int[] firstAttribute;

    int[] attributes;
    boolean[] prime;
    /** {@link Steps}; 0 for none. */
    byte[] priceStep;
    /** {@link Steps}; 0 for none. */
    byte[] starStep;

    byte[] availability;
    /** In thousandths; {@link Long#MIN_VALUE} for none. */
    long[] price;

    long[] rating;
    long[] created;
    long[] highId;
    long[] lowId;

    Segment() {}

    /** Another for every segment of this process. */
    public int number() {
        return number;
    }

    /** 2 in stock, 1 for sale, 0 not. */
    public long availability(int document) {
        return availability[document];
    }

    /** {@link Long#MIN_VALUE} for none. */
    public long price(int document) {
        return price[document];
    }

    /** {@link Long#MIN_VALUE} for none. */
    public long rating(int document) {
        return rating[document];
    }

    public long created(int document) {
        return created[document];
    }

    public UUID id(int document) {
        return new UUID(highId[document], lowId[document]);
    }

    /** Ids in the order in which they are written. */
    int compareIds(int document, Segment other, int otherDocument) {
        int high = Long.compareUnsigned(highId[document], other.highId[otherDocument]);
        return high != 0 ? high : Long.compareUnsigned(lowId[document], other.lowId[otherDocument]);
    }
}
