package dev.flywheel.orders.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sides of a parcel in millimetres. */
public record Dimensions(
        @Positive @Max(LONGEST) int length,
        @Positive @Max(LONGEST) int width,
        @Positive @Max(LONGEST) int height) {

    /** Of one thing. */
    public static final int LONGEST = 10_000;

    private static final int HIGHEST = 1_000_000_000;

    /** The box of piles that stand on one another; null when there are none. */
    public static @Nullable Dimensions stacked(Stream<Dimensions> piles) {
        return piles.reduce(Dimensions::under).orElse(null);
    }

    /** A pile of so many, each on its largest side. */
    public Dimensions pile(int quantity) {
        int[] sides = {length, width, height};
        Arrays.sort(sides);
        return new Dimensions(sides[2], sides[1], (int) Math.min(HIGHEST, (long) sides[0] * quantity));
    }

    private Dimensions under(Dimensions pile) {
        return new Dimensions(
                Math.max(length, pile.length), Math.max(width, pile.width), Math.min(HIGHEST, height + pile.height));
    }

    long cubicMillimetres() {
        return (long) length * width * height;
    }
}
