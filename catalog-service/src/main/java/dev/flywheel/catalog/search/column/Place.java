package dev.flywheel.catalog.search.column;

import org.apache.lucene.index.LeafReader;

/**
 * A product that was found.
 *
 * @param document its number in the segment
 */
public record Place(LeafReader leaf, Segment segment, int document, float score, long first, long second) {

    /** Lower is better. Ids are the last resort, so that the order is the same every time. */
    static int compare(Place one, Place other) {
        int order = Long.compare(other.first, one.first);
        order = order != 0 ? order : Long.compare(other.second, one.second);
        return order != 0 ? order : one.segment.compareIds(one.document, other.segment, other.document);
    }
}
