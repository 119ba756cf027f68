package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import org.jspecify.annotations.Nullable;

/** A version as an {@code ETag}. */
final class VersionTag {

    private VersionTag() {}

    static String of(int version) {
        return "\"" + version + "\"";
    }

    /** What {@code If-Match} asks for; null for any. */
    static @Nullable Integer read(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return null;
        }
        if (!header.matches("\"\\d{1,9}\"")) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE,
                    "If-Match is the ETag of the promotion as it was read, such as \"3\"");
        }
        return Integer.valueOf(header.substring(1, header.length() - 1));
    }
}
