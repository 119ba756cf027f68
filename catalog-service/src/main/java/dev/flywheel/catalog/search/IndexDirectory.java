package dev.flywheel.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the index, and beside them the place in the catalogue's changes that it has reached. What is missing,
 * broken or of another make is thrown away, to be built again.
 */
final class IndexDirectory {

    static final String INDEX = "product";

    private static final Logger log = LoggerFactory.getLogger(IndexDirectory.class);
    private static final String PLACE = "place";

    private final Path root;

    IndexDirectory(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path root() {
        return root;
    }

    /** Leaves an index that can be opened, or none. Called before anybody opens it. */
    void prepare() {
        try {
            Files.createDirectories(root);
            if (place() == null || !isSound(root.resolve(INDEX))) {
                wipe();
            }
        } catch (LockObtainFailedException inUse) {
            throw new IllegalStateException(
                    "the search index in " + root + " is in use by another process; set flywheel.search.directory",
                    inUse);
        } catch (IOException failed) {
            throw new UncheckedIOException("the search index in " + root + " cannot be prepared", failed);
        }
    }

    /** The place reached; null when there is none that this version can use. */
    @Nullable
    IndexPlace place() {
        try {
            return IndexPlace.parse(Files.readString(root.resolve(PLACE)));
        } catch (NoSuchFileException missing) {
            return null;
        } catch (IOException unreadable) {
            log.warn("the place the search index has reached cannot be read: {}", unreadable.toString());
            return null;
        }
    }

    /** Keeps the place reached; the index must hold everything up to it. */
    void reached(IndexPlace place) {
        try {
            Path fresh = Files.writeString(root.resolve(PLACE + ".new"), place.toString());
            Files.move(fresh, root.resolve(PLACE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Check sums of all files; a file cut short or with a flipped bit does not pass. */
    private static boolean isSound(Path index) throws IOException {
        if (!Files.isDirectory(index)) {
            return false;
        }
        try (FSDirectory files = FSDirectory.open(index)) {
            if (!DirectoryReader.indexExists(files)) {
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

    private void wipe() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (!folder.equals(root)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
