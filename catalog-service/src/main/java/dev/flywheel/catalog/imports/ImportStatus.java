package dev.flywheel.catalog.imports;

/** How far an import is. */
enum ImportStatus {
    /** The body is still coming in; nobody knows of the import yet. */
    RECEIVING,
    RUNNING,
    COMPLETED,
    FAILED;

    boolean canBecome(ImportStatus next) {
        return switch (this) {
            case RECEIVING -> next == RUNNING;
            case RUNNING -> next == COMPLETED || next == FAILED;
            case COMPLETED, FAILED -> false;
        };
    }
}
