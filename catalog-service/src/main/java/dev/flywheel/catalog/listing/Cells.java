package dev.flywheel.catalog.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one row while they are read, and what was found wrong with them. Empty is the same as absent. */
final class Cells {

    /** What one record of a file can run over, and still leave room for other fields of many lines. */
    private static final int MAX_LINES = 400;

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");
    private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    private final Map<Column, String> texts;
    private final Set<Column> required;
    private final List<RowProblem> problems = new ArrayList<>();

    Cells(Map<Column, String> texts, Set<Column> required) {
        this.texts = texts;
        this.required = required;
    }

    /** At most one for each column. */
    List<RowProblem> problems() {
        return problems;
    }

    boolean isEmpty(Column column) {
        return texts.getOrDefault(column, "").isBlank();
    }

    /** Text that may have lines, which end in a line feed alone. */
    @Nullable
    String text(Column column, int maxLength) {
        String text = oneKindOfLineEnd(texts.getOrDefault(column, "").strip());
        if (text.isEmpty()) {
            if (required.contains(column)) {
                missing(column, "is required");
            }
            return null;
        }
        if (text.length() > maxLength) {
            return refuse(column, "too_long", "has at most " + maxLength + " characters");
        }
        if (!isStorable(text)) {
            return refuse(column, "invalid_character", "holds a control character or half of one");
        }
        if (text.indexOf('\n') >= 0 && text.chars().filter(c -> c == '\n').count() >= MAX_LINES) {
            return refuse(column, "too_many_lines", "has at most " + MAX_LINES + " lines");
        }
        return text;
    }

    private static String oneKindOfLineEnd(String text) {
        return text.indexOf('\r') < 0 ? text : LINE_ENDS.matcher(text).replaceAll("\n");
    }

    /** Text of one line: breaks and tabs become spaces. */
    @Nullable
    String line(Column column, int maxLength) {
        String text = text(column, maxLength);
        return text == null ? null : oneLine(text);
    }

    static String oneLine(String text) {
        return BREAKS.matcher(text).find() ? BREAKS.matcher(text).replaceAll(" ") : text;
    }

    /** Texts of one line each, as they stand between the column's separators; empty ones do not count. */
    List<String> list(Column column, int most, int maxLength) {
        String text = text(column, most * (maxLength + 1) * 2);
        if (text == null) {
            return List.of();
        }
        List<String> parts = Arrays.stream(text.split(separators(column)))
                .map(part -> oneLine(part.strip()))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() > most) {
            refuse(column, "too_many", "has at most " + most);
        }
        if (parts.stream().anyMatch(part -> part.length() > maxLength)) {
            refuse(column, "too_long", "each has at most " + maxLength + " characters");
        }
        return parts;
    }

    /** Texts that hold no blanks are separated by any. */
    private static String separators(Column column) {
        return column.separator().isBlank() && !column.separator().equals("\n") ? "\\s+" : column.separator();
    }

    /** Something is wrong with a list, or a text, that was read. */
    void wrong(Column column, String code, String message) {
        refuse(column, code, message);
    }

    /** A whole number from 0. */
    @Nullable
    Integer number(Column column, int max) {
        String text = line(column, 20);
        if (text == null) {
            return null;
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return refuse(column, "invalid_number", "'" + text + "' is not a whole number");
        }
        long number = Long.parseLong(text);
        if (number < 0 || number > max) {
            return refuse(column, "out_of_range", "is between 0 and " + max);
        }
        return (int) number;
    }

    /** What the reader makes of the text; its {@link IllegalArgumentException} says why it could not. */
    <T> @Nullable T parsed(Column column, int maxLength, String code, Function<String, T> reader) {
        String text = text(column, maxLength);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            return refuse(column, code, String.valueOf(wrong.getMessage()));
        }
    }

    void missing(Column column, String message) {
        refuse(column, "required", message);
    }

    /** Always null, so that it can stand for the value. */
    <T> @Nullable T refuse(Column column, String code, String message) {
        if (problems.stream().noneMatch(problem -> column.label().equals(problem.field()))) {
            problems.add(RowProblem.of(column, code, message));
        }
        return null;
    }

    /** No control characters beyond tab and line ends, no surrogate without its other half. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
        }
        return true;
    }
}
