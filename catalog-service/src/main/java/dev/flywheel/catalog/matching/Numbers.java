package dev.flywheel.catalog.matching;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of a text by what they count: years, a unit, or nothing in particular. */
record Numbers(Map<String, Set<String>> byKind) {

    static final String YEAR = "year of";
    static final String PLAIN = "";

    private static final Pattern PART = Pattern.compile("\\d+(?:\\.\\d+)?|\\p{L}+|[\"']");
    private static final Pattern A_YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final int LONGEST = 9;

    /** Of the pieces a text has between blanks, without those that are model numbers. */
    static Numbers of(List<String> pieces) {
        Map<String, Set<String>> found = new HashMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            String next = i + 1 < pieces.size() ? pieces.get(i + 1) : "";
            read(pieces.get(i), next, found);
        }
        return new Numbers(found);
    }

    private static void read(String piece, String next, Map<String, Set<String>> found) {
        String number = null;
        Matcher parts = PART.matcher(piece);
        while (parts.find()) {
            String part = parts.group();
            if (Character.isDigit(part.charAt(0))) {
                keep(number, null, found);
                number = part;
            } else if (number != null) {
                keep(number, Units.of(part), found);
                number = null;
            }
        }
        if (number != null) {
            Matcher first = PART.matcher(next);
            keep(number, first.lookingAt() ? Units.of(first.group()) : null, found);
        }
    }

    private static void keep(@Nullable String number, @Nullable String unit, Map<String, Set<String>> found) {
        if (number == null || number.length() > LONGEST) {
            return;
        }
        String value = new BigDecimal(number).stripTrailingZeros().toPlainString();
        String plain = A_YEAR.matcher(value).matches() ? YEAR : PLAIN;
        found.computeIfAbsent(unit == null ? plain : unit, kind -> new HashSet<>())
                .add(value);
    }

    /** How many units both texts count in, and find different numbers of. */
    int differingUnits(Numbers other) {
        return (int) byKind.keySet().stream()
                .filter(kind -> !kind.equals(YEAR) && !kind.equals(PLAIN))
                .filter(kind -> differ(kind, other))
                .count();
    }

    boolean differ(String kind, Numbers other) {
        Set<String> own = byKind.getOrDefault(kind, Set.of());
        Set<String> others = other.byKind.getOrDefault(kind, Set.of());
        return !own.isEmpty() && !others.isEmpty() && Collections.disjoint(own, others);
    }
}
