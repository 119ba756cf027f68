package dev.flywheel.seller.onboarding;

/** Whether a seller may sell. */
public enum SellerStatus {
    ACTIVE,
    /** May not sell; what he is owed waits until he may again. */
    SUSPENDED;

    boolean canBecome(SellerStatus next) {
        return switch (this) {
            case ACTIVE -> next == SUSPENDED;
            case SUSPENDED -> next == ACTIVE;
        };
    }
}
