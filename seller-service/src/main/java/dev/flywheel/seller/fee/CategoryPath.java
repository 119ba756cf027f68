package dev.flywheel.seller.fee;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A path of the catalogue in the form rules are matched against: {@code home & kitchen > kettles}. */
record CategoryPath(String text) {

    private static final String SEPARATOR = " > ";

    static CategoryPath of(List<String> segments) {
        return new CategoryPath(segments.stream()
                .map(segment -> segment.strip().toLowerCase(Locale.ROOT))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining(SEPARATOR)));
    }

    /** Whether the path begins with these segments. */
    boolean startsWith(String segments) {
        return (text + SEPARATOR).startsWith(segments + SEPARATOR);
    }

    /** Whether these words stand in it, as words and not as parts of others. */
    boolean contains(String words) {
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            int end = at + words.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
