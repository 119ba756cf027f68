package dev.flywheel.orders.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * The label that goods are sent back with, and where they are.
 *
 * @param destination where they go, as it was said when the label was made
 * @param since when the carrier had them there
 */
public record ReturnLabel(
        UUID returnId,
        Carrier.Label label,
        PostalAddress destination,
        long weightGrams,
        TrackingStatus status,
        Instant since) {

    public Transit transit() {
        return Transit.of(status);
    }
}
