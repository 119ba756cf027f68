package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexDirectoryTest {

    private static final IndexPlace PLACE =
            IndexPlace.start(Slot.SECOND, new UUID(1, 2)).at(3, new UUID(4, 5));

    @TempDir
    private Path root;

    private IndexDirectory directory = new IndexDirectory(Path.of("."));

    @BeforeEach
    void prepare() {
        directory = new IndexDirectory(root);
        directory.prepare();
    }

    @Test
    void beginsWithNothing() {
        assertThat(directory.place()).isNull();
    }

    @Test
    void keepsAnIndexThatIsSound() throws IOException {
        writeIndex(Slot.SECOND);
        directory.reached(PLACE);

        directory.prepare();

        assertThat(directory.place()).isEqualTo(PLACE);
        assertThat(files()).isNotEmpty();
    }

    @Test
    void throwsAHalfMadeIndexAway() throws IOException {
        writeIndex(Slot.SECOND);
        directory.reached(PLACE);
        writeIndex(Slot.FIRST);

        directory.prepare();

        assertThat(directory.place()).isEqualTo(PLACE);
        assertThat(files()).isNotEmpty();
        assertThat(root.resolve(Slot.FIRST.index())).doesNotExist();
    }

    @Test
    void takesOnlyItsOwnFilesAway() throws IOException {
        Path foreign = Files.writeString(root.resolve("notes.txt"), "not an index");
        writeIndex(Slot.SECOND);

        directory.prepare();

        assertThat(foreign).exists();
        assertThat(files()).isEmpty();
    }

    @Test
    void throwsAnIndexCutShortAway() throws IOException {
        writeIndex(Slot.SECOND);
        directory.reached(PLACE);
        Path largest = largest();
        byte[] bytes = Files.readAllBytes(largest);
        Files.write(largest, Arrays.copyOf(bytes, bytes.length / 2));

        directory.prepare();

        assertThat(directory.place()).isNull();
        assertThat(directory.loss()).contains("damaged");
    }

    @Test
    void saysThatTheFilesAreGone() {
        directory.reached(PLACE);

        directory.prepare();

        assertThat(directory.place()).isNull();
        assertThat(directory.loss()).contains("gone");
    }

    @Test
    void saysThatTheIndexIsOfAnotherVersion() throws IOException {
        writeIndex(Slot.SECOND);
        Files.writeString(root.resolve("place"), "1 0 0 0");

        directory.prepare();

        assertThat(directory.place()).isNull();
        assertThat(directory.loss()).contains("another version");
        assertThat(files()).isEmpty();
    }

    @Test
    void throwsAnIndexWithAFlippedBitAway() throws IOException {
        writeIndex(Slot.SECOND);
        directory.reached(PLACE);
        Path largest = largest();
        byte[] bytes = Files.readAllBytes(largest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(largest, bytes);

        directory.prepare();

        assertThat(directory.place()).isNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void throwsAnIndexWithoutAPlaceAway() throws IOException {
        writeIndex(Slot.SECOND);

        directory.prepare();

        assertThat(files()).isEmpty();
    }

    @Test
    void saysThatAnotherProcessHasIt() throws IOException {
        writeIndex(Slot.SECOND);
        directory.reached(PLACE);
        try (FSDirectory files = FSDirectory.open(root.resolve(Slot.SECOND.index()));
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
            assertThat(writer.isOpen()).isTrue();
            assertThatThrownBy(() -> directory.prepare()).hasMessageContaining("in use by another process");
        }
    }

    private void writeIndex(Slot slot) throws IOException {
        try (FSDirectory files = FSDirectory.open(root.resolve(slot.index()));
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
            Document document = new Document();
            document.add(new StoredField("title", "kettle ".repeat(1000)));
            writer.addDocument(document);
        }
    }

    private Path largest() throws IOException {
        return files().stream()
                .max(Comparator.comparing((Path file) -> file.toFile().length()))
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        Path index = root.resolve(Slot.SECOND.index());
        if (!Files.exists(index)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(index)) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }
}
