package dev.flywheel.service.idempotency;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What a command answered.
 *
 * @param replayed true when an earlier call with the same key did the work
 */
public record Answer<T>(T value, boolean replayed) {

    /** The HTTP response; a repeated call is marked {@code Idempotent-Replayed: true}. */
    public ResponseEntity<T> toResponse(HttpStatus status) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (replayed) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.body(value);
    }
}
