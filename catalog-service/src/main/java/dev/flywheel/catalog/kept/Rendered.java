package dev.flywheel.catalog.kept;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as it is sent. Its {@code ETag} is a hash of it: the same exactly when the answer is, on every replica.
 *
 * @param <T> what was rendered
 */
public final class Rendered<T> {

    private static final int TAG_BYTES = 16;

    private final byte[] json;
    private final @Nullable Instant until;
    private final HttpHeaders headers = new HttpHeaders();

    private Rendered(byte[] json, @Nullable Instant until) {
        this.json = json;
        this.until = until;
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(json.length);
        headers.setCacheControl(CacheControl.noCache());
        headers.setETag('"' + HexFormat.of().formatHex(hash(json), 0, TAG_BYTES) + '"');
    }

    public static <T> Rendered<T> of(T answer, JsonMapper mapper) {
        return until(null, answer, mapper);
    }

    /**
     * An answer that may change by itself.
     *
     * @param until from then on it may be another one; null if it stays
     */
    public static <T> Rendered<T> until(@Nullable Instant until, T answer, JsonMapper mapper) {
        return new Rendered<>(mapper.writeValueAsBytes(answer), until);
    }

    /** What a controller returns; Spring answers 304 to who has it already. */
    public ResponseEntity<Rendered<T>> toResponse() {
        return ResponseEntity.ok().headers(headers).body(this);
    }

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    byte[] json() {
        return json;
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
