package dev.flywheel.catalog.search.column;

/** What products are ordered by, the highest first. */
@FunctionalInterface
public interface Key {

    long of(Segment segment, int document, float score);
}
