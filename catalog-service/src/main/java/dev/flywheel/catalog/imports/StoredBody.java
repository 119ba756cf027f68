package dev.flywheel.catalog.imports;

import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the stored body of an import, one chunk in memory at a time. */
final class StoredBody extends InputStream {

    private final Bodies bodies;
    private final UUID id;
    private byte @Nullable [] chunk = new byte[0];
    private int seq;
    private int at;

    StoredBody(Bodies bodies, UUID id) {
        this.bodies = bodies;
        this.id = id;
    }

    @Override
    public int read() {
        byte[] current = current();
        return current == null ? -1 : current[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        byte[] current = current();
        if (current == null) {
            return -1;
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, offset, count);
        at += count;
        return count;
    }

    /** The chunk with the next byte; null at the end. */
    private byte @Nullable [] current() {
        byte[] current = chunk;
        while (current != null && at == current.length) {
            current = bodies.chunk(id, seq++).orElse(null);
            chunk = current;
            at = 0;
        }
        return current;
    }
}
