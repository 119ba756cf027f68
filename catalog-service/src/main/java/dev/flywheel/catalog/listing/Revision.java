package dev.flywheel.catalog.listing;

/** What became of a page that somebody wanted to change. */
sealed interface Revision {

    record Kept(StoredProduct product) implements Revision {}

    record Refused(Placement.Refused why) implements Revision {}
}
