package dev.flywheel.catalog.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other. */
interface SourceRows {

    /** The next row; null after the last one. A broken row does not end the file. */
    @Nullable
    SourceRow next() throws IOException;

    /** How many bytes of the file have been read; 0 where they are not counted. */
    default long position() {
        return 0;
    }
}
