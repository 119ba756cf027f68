package dev.flywheel.accounts.issuer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/operator/signing-keys")
class SigningKeyController {

    private final KeyRing keys;

    SigningKeyController(KeyRing keys) {
        this.keys = keys;
    }

    /** The keys that are published, oldest first. */
    @GetMapping
    Keys list() {
        return new Keys(keys.keys().stream().map(PublishedKey::of).toList());
    }

    /** Makes a new key that takes over within seconds. Nobody is signed out by it. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PublishedKey rotate() {
        return PublishedKey.of(keys.rotate());
    }

    record Keys(List<PublishedKey> items) {}

    /**
     * @param keyId the {@code kid} of its tokens
     * @param activeFrom signs from then on
     * @param retiresAt signs no more; absent for the newest
     */
    record PublishedKey(
            String keyId, Instant activeFrom, @Nullable Instant retiresAt) {

        static PublishedKey of(SigningKey key) {
            return new PublishedKey(key.id(), key.activeFrom(), key.retiresAt());
        }
    }
}
