package dev.flywheel.domain;

import dev.flywheel.domain.ProblemException.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a list continues: the sort key of the last row, opaque to clients. The check sum catches cursors that were cut
 * or edited; owner scoping, not the cursor, is what protects the rows.
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";

    public static Cursor of(Object... parts) {
        return new Cursor(java.util.Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** Reads a cursor of exactly {@code size} parts; null for none given. */
    public static @Nullable Cursor parse(@Nullable String text, int size) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() <= 500) {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int end = plain.lastIndexOf(SEPARATOR);
                if (end > 0 && plain.substring(end + 1).equals(checkSum(plain.substring(0, end)))) {
                    List<String> parts = List.of(plain.substring(0, end).split(SEPARATOR, -1));
                    if (parts.size() == size) {
                        return new Cursor(parts);
                    }
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    public UUID uuid(int part) {
        try {
            return UUID.fromString(parts.get(part));
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
    }

    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException malformed) {
            throw invalid();
        }
    }

    @Override
    public String toString() {
        String plain = String.join(SEPARATOR, parts);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((plain + SEPARATOR + checkSum(plain)).getBytes(StandardCharsets.UTF_8));
    }

    private static String checkSum(String plain) {
        CRC32 crc = new CRC32();
        crc.update(plain.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static ProblemException invalid() {
        String message = "use the 'next' of the page before, unchanged, or leave it out";
        return new ProblemException(
                CommonError.INVALID_CURSOR, message, List.of(new FieldProblem("cursor", "invalid_value", message)));
    }
}
