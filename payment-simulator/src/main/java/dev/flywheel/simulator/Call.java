package dev.flywheel.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, read.
 *
 * @param path its segments, decoded
 * @param query as sent; null for none
 * @param key the header Idempotency-Key; null when it was not sent
 */
record Call(
        String method,
        List<String> path,
        @Nullable String query,
        @Nullable String key,
        Body body) {

    private static final int LONGEST_KEY = 255;

    /** Compared never, so an array is as good as anything. */
    @SuppressWarnings("ArrayRecordComponent")
    record Body(byte[] bytes) {}

    static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/", -1)).skip(1).map(Call::decode).toList();
    }

    <T> T body(Class<T> type) {
        return Json.request(body.bytes, type);
    }

    String requireKey() {
        if (key == null || key.isBlank()) {
            throw Refusal.passing(
                    400, "idempotency_key_missing", "every POST needs an Idempotency-Key, so that it can be repeated");
        }
        if (key.length() > LONGEST_KEY || key.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            throw Refusal.passing(
                    400, "invalid_idempotency_key", "an Idempotency-Key is at most 255 printable ASCII characters");
        }
        return key;
    }

    /** A parameter of the query that has to be there. */
    String requireParameter(String name) {
        String prefix = name + "=";
        return Arrays.stream((query == null ? "" : query).split("&", -1))
                .filter(parameter -> parameter.startsWith(prefix))
                .map(parameter -> URLDecoder.decode(parameter.substring(prefix.length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> Refusal.badField(name, "must be given in the query"));
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
