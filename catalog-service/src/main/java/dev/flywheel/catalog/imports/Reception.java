package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in the body of an import: into the database piece by piece, so that it is safe before the caller is answered. */
@Component
class Reception {

    private static final int CHUNK = 1024 * 1024;
    private static final int MAX_UNFINISHED = 20;

    private final Imports imports;
    private final Bodies bodies;
    private final ImportRunner runner;

    Reception(Imports imports, Bodies bodies, ImportRunner runner) {
        this.imports = imports;
        this.bodies = bodies;
        this.runner = runner;
    }

    /**
     * Stores the body and starts working it off.
     *
     * @param seller null for the retailer
     * @param matching rows of a seller that name no product are looked for among those that are there
     * @throws ProblemException when the header is wrong; then nothing is stored
     */
    ImportProgress receive(@Nullable SellerId seller, Format format, boolean matching, InputStream body)
            throws IOException {
        byte[] first = body.readNBytes(CHUNK);
        if (first.length == 0) {
            throw new ProblemException(CatalogError.EMPTY_IMPORT, "the body is empty");
        }
        format.read(new Lines(new ByteArrayInputStream(first)));
        if (imports.unfinished(seller) >= MAX_UNFINISHED) {
            throw new ProblemException(
                    CatalogError.TOO_MANY_IMPORTS, MAX_UNFINISHED + " imports are running; wait until one is over");
        }
        UUID id = Ids.next();
        imports.create(id, seller, format, matching);
        imports.received(id, store(id, first, body));
        runner.start(id);
        return imports.progress(id, seller).orElseThrow();
    }

    private long store(UUID id, byte[] first, InputStream body) throws IOException {
        try {
            byte[] chunk = first;
            long bytes = 0;
            for (int seq = 0; chunk.length > 0; seq++) {
                bodies.add(id, seq, chunk);
                bytes += chunk.length;
                chunk = body.readNBytes(CHUNK);
            }
            return bytes;
        } catch (IOException | RuntimeException lost) {
            imports.discard(id);
            throw lost;
        }
    }
}
