package dev.flywheel.catalog.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells of one row while they are read, and what was found wrong with them. Empty is the same as absent. */
final class Cells {

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

    /** Text that may have lines. */
    @Nullable
    String text(Column column, int maxLength) {
        String text = texts.getOrDefault(column, "").strip();
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
        return text;
    }

    /** Text of one line: breaks and tabs become spaces. */
    @Nullable
    String line(Column column, int maxLength) {
        String text = text(column, maxLength);
        return text == null ? null : text.replaceAll("[\\t\\r\\n]+", " ");
    }

    /** A whole number from 0. */
    @Nullable
    Integer number(Column column, int max) {
        String text = line(column, 20);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,18}")) {
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

    private <T> @Nullable T refuse(Column column, String code, String message) {
        if (problems.stream().noneMatch(problem -> column.label().equals(problem.field()))) {
            problems.add(RowProblem.of(column, code, message));
        }
        return null;
    }

    /** No control characters beyond tab and line ends, no surrogate without its other half. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(point -> point == '\t'
                        || point == '\n'
                        || point == '\r'
                        || (!Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE));
    }
}
