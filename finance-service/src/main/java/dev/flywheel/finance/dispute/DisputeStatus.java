package dev.flywheel.finance.dispute;

import dev.flywheel.contracts.finance.DisputeChanged;

/** How a dispute stands. */
enum DisputeStatus {
    OPENED,
    /** The bank decides. */
    DEFENDED,
    WON,
    LOST;

    boolean canBecome(DisputeStatus next) {
        return switch (this) {
            case OPENED -> next != OPENED;
            case DEFENDED -> next == WON || next == LOST;
            case WON, LOST -> false;
        };
    }

    boolean isDecided() {
        return this == WON || this == LOST;
    }

    /** In the words of the contract. */
    DisputeChanged.Status told() {
        return switch (this) {
            case OPENED -> DisputeChanged.Status.OPENED;
            case DEFENDED -> DisputeChanged.Status.DEFENDED;
            case WON -> DisputeChanged.Status.WON;
            case LOST -> DisputeChanged.Status.LOST;
        };
    }
}
