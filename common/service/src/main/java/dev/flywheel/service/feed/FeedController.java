package dev.flywheel.service.feed;

import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
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
    /** Behind the signal, for events that another replica committed. */
    private static final Duration SLOW_POLL = Duration.ofSeconds(4);
    /** After a signal whose event a running transaction still hides. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(2);

    private final FeedReader reader;
    private final FeedSignal signal;
    private final FeedDelivery delivery;
    private final String source;
    private final JsonFactory json = new JsonFactory();

    FeedController(FeedReader reader, FeedSignal signal, FeedDelivery delivery, String source) {
        this.reader = reader;
        this.signal = signal;
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
        reader.requireKept(from);
        if (consumer != null) {
            delivery.acknowledged(consumer, from);
        }
        int size = Math.clamp(limit, 1, MAX_LIMIT);
        Duration patience = Duration.ofSeconds(Math.clamp(wait, 0, MAX_WAIT.toSeconds()));
        List<FeedReader.Row> rows = readOrWait(from, size, patience);
        boolean more = rows.size() == size || (rows.isEmpty() && reader.anyAfter(from));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page(rows, more));
    }

    private List<FeedReader.Row> readOrWait(Position from, int limit, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = SLOW_POLL;
        while (true) {
            long seen = signal.count();
            List<FeedReader.Row> rows = reader.read(from, limit);
            long left = deadline - System.nanoTime();
            if (!rows.isEmpty() || left <= 0 || !signal.isRunning()) {
                return rows;
            }
            boolean woken = signal.await(seen, min(pause, Duration.ofNanos(left)));
            pause = woken ? FIRST_RETRY : min(pause.multipliedBy(2), SLOW_POLL);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private byte[] page(List<FeedReader.Row> rows, boolean more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + rows.size() * 700);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeName("events");
            out.writeStartArray();
            rows.forEach(row -> write(out, row));
            out.writeEndArray();
            out.writeBooleanProperty("more", more);
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
