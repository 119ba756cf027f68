package dev.flywheel.catalog.category;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names from the root of the category tree down to a node, written {@code Home & Kitchen > Coffee > Grinders}.
 *
 * @param names one to {@value #MAX_DEPTH}, each of 1 to {@value #MAX_NAME} characters without {@code >}
 */
public record CategoryPath(List<String> names) {

    static final int MAX_DEPTH = 8;
    static final int MAX_NAME = 100;
    static final int MAX_LENGTH = 600;
    static final String SEPARATOR = " > ";

    public CategoryPath {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("a category path has 1 to " + MAX_DEPTH + " names");
        }
        int length = SEPARATOR.length() * (names.size() - 1);
        for (String name : names) {
            if (name.isBlank() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException("each name of a category path has 1 to " + MAX_NAME + " characters");
            }
            length += name.length();
        }
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("a category path has at most " + MAX_LENGTH + " characters");
        }
    }

    /** Reads {@code A > B > C}; spaces around names do not count. */
    public static CategoryPath parse(String text) {
        return new CategoryPath(
                Arrays.stream(text.split(">", -1)).map(String::strip).toList());
    }

    /** The paths from the root down to this one, this one included. */
    public List<CategoryPath> fromRoot() {
        return IntStream.rangeClosed(1, names.size())
                .mapToObj(depth -> new CategoryPath(names.subList(0, depth)))
                .toList();
    }

    /** The path of the node above; null at the top. */
    public @Nullable CategoryPath parent() {
        return names.size() == 1 ? null : new CategoryPath(names.subList(0, names.size() - 1));
    }

    /** The path of a node below. */
    public CategoryPath child(String name) {
        return new CategoryPath(Stream.concat(names.stream(), Stream.of(name)).toList());
    }

    /** A node of that name may be below. */
    boolean hasRoomFor(String name) {
        return names.size() < MAX_DEPTH && toString().length() + SEPARATOR.length() + name.length() <= MAX_LENGTH;
    }

    /** The last name. */
    public String name() {
        return names.getLast();
    }

    /** How the path is written and stored. */
    @Override
    public String toString() {
        return String.join(SEPARATOR, names);
    }
}
