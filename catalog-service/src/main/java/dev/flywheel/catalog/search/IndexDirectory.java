package dev.flywheel.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the indexes, and beside them which one is searched and the place in the catalogue's changes that it has
 * reached. What is missing, broken, half made or of another make is thrown away, to be built again.
 */
final class IndexDirectory implements IndexPlaces {

    private static final Logger log = LoggerFactory.getLogger(IndexDirectory.class);
    private static final String PLACE = "place";
    private static final String INDEXES = "product*";

    private final Path root;
    private volatile @Nullable IndexPlace place;
    private volatile String loss = "it was not looked for yet";

    IndexDirectory(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path root() {
        return root;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(root);
            IndexPlace found = read();
            if (found != null && !isSound(root.resolve(found.slot().index()))) {
                found = null;
            }
            wipeAllBut(found);
            place = found;
        } catch (LockObtainFailedException inUse) {
            throw new IllegalStateException(
                    "the search index in " + root + " is in use by another process; set flywheel.search.directory",
                    inUse);
        } catch (IOException failed) {
            throw new UncheckedIOException("the search index in " + root + " cannot be prepared", failed);
        }
    }

    @Override
    public @Nullable IndexPlace place() {
        return place;
    }

    @Override
    public String loss() {
        return loss;
    }

    @Override
    public void forget(String why) {
        try {
            loss = why;
            place = null;
            Files.deleteIfExists(root.resolve(PLACE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void reached(IndexPlace reached) {
        try {
            Path fresh = Files.writeString(root.resolve(PLACE + ".new"), reached.toString());
            Files.move(fresh, root.resolve(PLACE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            place = reached;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public OptionalLong following(LongSupplier work) {
        return OptionalLong.of(work.getAsLong());
    }

    @Override
    public boolean building(Runnable work) {
        work.run();
        return true;
    }

    @Override
    public boolean shared() {
        return false;
    }

    private @Nullable IndexPlace read() {
        try {
            IndexPlace found = IndexPlace.parse(Files.readString(root.resolve(PLACE)));
            if (found == null) {
                loss = "it was damaged, or of another version";
            }
            return found;
        } catch (NoSuchFileException missing) {
            loss = "there was none";
            return null;
        } catch (IOException unreadable) {
            log.warn("the place the search index has reached cannot be read: {}", unreadable.toString());
            loss = "its place could not be read";
            return null;
        }
    }

    /** Check sums of all files; a file cut short or with a flipped bit does not pass. */
    private boolean isSound(Path index) throws IOException {
        loss = "it was damaged";
        if (!Files.isDirectory(index)) {
            loss = "its files were gone";
            return false;
        }
        try (FSDirectory files = FSDirectory.open(index)) {
            if (!DirectoryReader.indexExists(files)) {
                loss = "its files were gone";
                return false;
            }
            try (CheckIndex check = new CheckIndex(files)) {
                check.setChecksumsOnly(true);
                boolean clean = check.checkIndex().clean;
                if (!clean) {
                    log.warn("the search index in {} is damaged, it is built again", index);
                }
                return clean;
            }
        } catch (LockObtainFailedException inUse) {
            throw inUse;
        } catch (IOException | RuntimeException damaged) {
            log.warn("the search index in {} cannot be read, it is built again: {}", index, damaged.toString());
            return false;
        }
    }

    /** Takes away what this class and Hibernate Search put here, and nothing that somebody else did. */
    private void wipeAllBut(@Nullable IndexPlace found) throws IOException {
        if (found == null) {
            Files.deleteIfExists(root.resolve(PLACE));
        }
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(root, INDEXES)) {
            for (Path index : indexes) {
                if (found == null || !index.endsWith(found.slot().index())) {
                    delete(index);
                }
            }
        }
    }

    private static void delete(Path index) throws IOException {
        Files.walkFileTree(index, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
