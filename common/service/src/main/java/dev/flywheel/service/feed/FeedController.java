package dev.flywheel.service.feed;

import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Serves this service's feed to the others, with long poll. */
@RestController
class FeedController {

    private static final int MAX_LIMIT = 2000;
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final LongPoll log;
    private final FeedDelivery delivery;
    private final String source;
    private final JsonFactory json = new JsonFactory();

    FeedController(LongPoll log, FeedDelivery delivery, String source) {
        this.log = log;
        this.delivery = delivery;
        this.source = source;
    }

    /**
     * @param after position of the last event the reader has applied
     * @param wait seconds to wait for the first event when there is none
     * @param consumer who reads; having asked for what follows {@code after}, it has everything before
     * @throws dev.flywheel.domain.ProblemException 410 when events after the position are no longer kept
     */
    @GetMapping("/internal/feed")
    ResponseEntity<byte[]> read(
            @RequestParam(defaultValue = "0-0") String after,
            @RequestParam(defaultValue = "500") int limit,
            @RequestParam(defaultValue = "0") int wait,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 200) String consumer)
            throws InterruptedException {
        Position from = Position.parse(after);
        if (consumer != null) {
            delivery.acknowledged(consumer, from);
        }
        int size = Math.clamp(limit, 1, MAX_LIMIT);
        Duration patience = Duration.ofSeconds(Math.clamp(wait, 0, MAX_WAIT.toSeconds()));
        LongPoll.Slice slice = read(from, size, patience, consumer);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page(slice));
    }

    private LongPoll.Slice read(Position from, int limit, Duration patience, @Nullable String consumer)
            throws InterruptedException {
        boolean nothing = false;
        try {
            LongPoll.Slice slice = log.read(from, limit, patience);
            nothing = slice.rows().isEmpty();
            return slice;
        } finally {
            if (consumer != null && !nothing) {
                delivery.answered(consumer);
            }
        }
    }

    private byte[] page(LongPoll.Slice slice) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(64 + slice.rows().size() * 700);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeName("events");
            out.writeStartArray();
            slice.rows().forEach(row -> write(out, row));
            out.writeEndArray();
            out.writeBooleanProperty("more", slice.more());
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator out, FeedReader.Row row) {
        out.writeStartObject();
        out.writeStringProperty("specversion", "1.0");
        out.writeStringProperty("position", row.position().toString());
        out.writeStringProperty("id", row.id().toString());
        out.writeStringProperty("source", source);
        out.writeStringProperty("type", row.type());
        out.writeStringProperty("subject", row.subject());
        out.writeStringProperty("time", row.occurredAt().toString());
        out.writeName("data");
        out.writeRawValue(row.data());
        out.writeEndObject();
    }
}
