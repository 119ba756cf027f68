package dev.flywheel.catalog.wording;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that people wrote, cleaned of what cannot be seen: control characters, marks that turn the direction of what
 * follows (U+202E makes "exe.gpj" of a name), and spaces without width. Everything that can be seen stays, HTML too: it is
 * text, sent as a JSON string, and whoever shows it must escape it like any text of a stranger.
 */
public final class Prose {

    /** All invisible characters but line feeds, and the joiners that letters of some scripts and emoji need. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\u200c\\u200d\\x{E0020}-\\x{E007F}]]");

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u2028\\u2029]");
    private static final Pattern TABS = Pattern.compile("[\\t\\u000b\\f]");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    /** Some letters and symbols are blank too: fillers of Hangul, and Braille without a dot. */
    private static final Pattern VISIBLE =
            Pattern.compile("[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\u115f\\u1160\\u2800\\u3164\\uffa0]");

    private Prose() {}

    /** Several lines; never longer than what was written. */
    public static String text(String field, String written) {
        String lines = TABS.matcher(LINE_ENDS.matcher(written).replaceAll("\n")).replaceAll(" ");
        String seen = UNSEEN.matcher(lines).replaceAll("");
        return checked(field, EMPTY_LINES.matcher(seen).replaceAll("\n\n"));
    }

    /** One line. */
    public static String line(String field, String written) {
        return checked(field, text(field, written).replace('\n', ' '));
    }

    /** One line, or nothing. */
    public static @Nullable String optionalLine(String field, @Nullable String written) {
        return written == null || written.isBlank() ? null : line(field, written);
    }

    private static String checked(String field, String clean) {
        String text = clean.strip();
        if (!VISIBLE.matcher(text).find()) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    field + " has nothing that can be read",
                    List.of(new FieldProblem(field, "blank", "must have something to read")));
        }
        return text;
    }
}
