package dev.flywheel.catalog.change;

import java.time.Duration;

/** Somebody in this process who keeps a copy of the catalogue up to date, such as the search index. */
public interface CatalogueFollower {

    /** Something was committed; look when convenient. Must not block. */
    void wake();

    /**
     * Waits until everything committed before this call is in the copy.
     *
     * @return false if the time was over first
     */
    boolean await(Duration atMost);
}
