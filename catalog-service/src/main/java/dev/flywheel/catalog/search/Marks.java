package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Wanted;
import dev.flywheel.catalog.search.ranking.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which parts of a text were looked for. */
final class Marks {

    private Marks() {}

    /** The parts of the text that hold a word of the query, or one that stands for it, from left to right. */
    static List<Mark> of(String text, Wanted wanted) {
        Set<String> known = wanted.known();
        List<Mark> marks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && isPart(text, at) == isPart(text, start)) {
                at++;
            }
            if (isPart(text, start)
                    && Wording.stems(text.substring(start, at)).stream().anyMatch(known::contains)) {
                marks.add(new Mark(start, at));
            }
        }
        return marks;
    }

    /** Letters, digits, what stands over or within them, and the points of numbers. */
    private static boolean isPart(String text, int at) {
        char sign = text.charAt(at);
        boolean point = (sign == '.' || sign == ',')
                && at > 0
                && Character.isDigit(text.charAt(at - 1))
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1));
        return point
                || Character.isLetterOrDigit(sign)
                || Character.isSurrogate(sign)
                || Character.getType(sign) == Character.NON_SPACING_MARK
                || Character.getType(sign) == Character.COMBINING_SPACING_MARK;
    }

    /**
     * UTF-16 units, so that {@code text.substring(start, end)} is the marked part in Java and in browsers.
     *
     * @param end not included
     */
    record Mark(int start, int end) {}
}
