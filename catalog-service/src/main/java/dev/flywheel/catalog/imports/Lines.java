package dev.flywheel.catalog.imports;

import java.io.BufferedInputStream;
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

    private final InputStream bytes;
    private final Deque<Line> again = new ArrayDeque<>();
    private long number;

    Lines(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, 64 * 1024);
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
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        int next = bytes.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            tooLong |= line.size() >= MAX_BYTES;
            if (!tooLong) {
                line.write(next);
            }
            next = bytes.read();
        }
        number++;
        return tooLong ? new Line(number, "", Flaw.TOO_LONG) : decoded(line.toByteArray());
    }

    /** Gives lines back, to be read again. */
    void giveBack(List<Line> lines) {
        lines.reversed().forEach(again::addFirst);
    }

    private Line decoded(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
                text = text.substring(1);
            }
            return new Line(number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, Flaw.NONE);
        } catch (CharacterCodingException malformed) {
            return new Line(number, "", Flaw.NOT_UTF8);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
