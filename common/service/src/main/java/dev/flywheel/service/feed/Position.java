package dev.flywheel.service.feed;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a feed: the writing transaction, then the sequence within it. Text form {@code 742-1893}.
 *
 * @param tx PostgreSQL's 64-bit transaction id
 * @param seq number from the log's sequence
 */
record Position(long tx, long seq) implements Comparable<Position> {

    static final Position START = new Position(0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::tx).thenComparingLong(Position::seq);

    static Position parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "a feed position looks like 742-1893");
        }
        return new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tx + "-" + seq;
    }
}
