package dev.flywheel.ads.campaign;

/** Whether a campaign, or a part of it, takes part in auctions. */
enum ServingState {
    ENABLED,
    PAUSED,
    /** Over for good; kept for reports. */
    ARCHIVED;

    boolean canBecome(ServingState next) {
        return switch (this) {
            case ENABLED, PAUSED -> next != this;
            case ARCHIVED -> false;
        };
    }
}
