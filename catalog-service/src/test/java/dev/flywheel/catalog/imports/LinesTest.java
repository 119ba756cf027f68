package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.imports.Lines.Flaw;
import dev.flywheel.catalog.imports.Lines.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void cutsAtEitherKindOfLineEnd() throws IOException {
        assertThat(all("one\r\ntwo\nthree")).containsExactly(line(1, "one"), line(2, "two"), line(3, "three"));
        assertThat(all("one\n")).containsExactly(line(1, "one"));
        assertThat(all("")).isEmpty();
    }

    @Test
    void leavesTheByteOrderMarkOut() throws IOException {
        assertThat(all("\uFEFFone\n\uFEFFtwo")).containsExactly(line(1, "one"), line(2, "\uFEFFtwo"));
    }

    @Test
    void tellsLinesThatAreNotUtf8() throws IOException {
        byte[] latin = "one\ncaf\u00e9\nthree".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(all(latin)).containsExactly(line(1, "one"), new Line(2, "", Flaw.NOT_UTF8), line(3, "three"));
    }

    @Test
    void doesNotKeepLinesWithoutEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("one\n".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[Lines.MAX_BYTES + 1]);
        bytes.write("\nthree".getBytes(StandardCharsets.UTF_8));

        assertThat(all(bytes.toByteArray()))
                .containsExactly(line(1, "one"), new Line(2, "", Flaw.TOO_LONG), line(3, "three"));
    }

    @Test
    void readsLinesAgainThatWereGivenBack() throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream("a\nb\nc".getBytes(StandardCharsets.UTF_8)));
        Line first = Objects.requireNonNull(lines.next());
        Line second = Objects.requireNonNull(lines.next());

        lines.giveBack(List.of(first, second));

        assertThat(lines.next()).isEqualTo(first);
        assertThat(lines.next()).isEqualTo(second);
        assertThat(lines.next()).isEqualTo(line(3, "c"));
    }

    private static Line line(long number, String text) {
        return new Line(number, text, Flaw.NONE);
    }

    private static List<Line> all(String text) throws IOException {
        return all(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Line> all(byte[] bytes) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(bytes));
        List<Line> all = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }
}
