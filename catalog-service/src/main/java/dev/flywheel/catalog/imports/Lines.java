package dev.flywheel.catalog.imports;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of UTF-8 into lines. What is no line of text is told with its number, and the next line is tried. */
final class Lines implements Closeable {

    /** The most a line may have, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Stands for what is not UTF-8, and for itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream bytes;
    private final byte[] buffer = new byte[64 * 1024];
    private final Deque<Line> again = new ArrayDeque<>();
    private int at;
    private int end;
    private long number;
    private long fetched;

    Lines(InputStream bytes) {
        this.bytes = bytes;
    }

    /**
     * @param number from 1
     * @param text without its end; empty where the line has a flaw
     */
    record Line(long number, String text, Flaw flaw) {}

    /** Why a line cannot be read. */
    enum Flaw {
        NONE,
        NOT_UTF8,
        TOO_LONG
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        if (!again.isEmpty()) {
            return again.removeFirst();
        }
        if (!fill()) {
            return null;
        }
        number++;
        int stop = lineEnd();
        if (stop < end) {
            Line line = decoded(buffer, at, stop - at);
            at = stop + 1;
            return line;
        }
        return longer();
    }

    /** How many bytes have been taken, those of lines given back among them. */
    long position() {
        return fetched - (end - at);
    }

    /** Gives lines back, to be read again. */
    void giveBack(List<Line> lines) {
        lines.reversed().forEach(again::addFirst);
    }

    /** A line that goes on beyond the buffer. */
    private Line longer() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(buffer.length);
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && fill()) {
            int stop = lineEnd();
            tooLong |= line.size() + stop - at > MAX_BYTES;
            if (!tooLong) {
                line.write(buffer, at, stop - at);
            }
            ended = stop < end;
            at = ended ? stop + 1 : end;
        }
        return tooLong ? new Line(number, "", Flaw.TOO_LONG) : decoded(line.toByteArray(), 0, line.size());
    }

    private int lineEnd() {
        int stop = at;
        while (stop < end && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    /** False when there is nothing more to read. */
    private boolean fill() throws IOException {
        while (at == end) {
            int read = bytes.read(buffer, 0, buffer.length);
            if (read < 0) {
                return false;
            }
            at = 0;
            end = read;
            fetched += read;
        }
        return true;
    }

    private Line decoded(byte[] line, int from, int length) {
        String text = new String(line, from, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(line, from, length)) {
            return new Line(number, "", Flaw.NOT_UTF8);
        }
        if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        return new Line(number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, Flaw.NONE);
    }

    private static boolean isUtf8(byte[] line, int from, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
