package dev.flywheel.orders.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

/** The sides of a parcel in millimetres. */
public record Dimensions(
        @Positive @Max(10_000) int length,
        @Positive @Max(10_000) int width,
        @Positive @Max(10_000) int height) {

    long cubicMillimetres() {
        return (long) length * width * height;
    }
}
