package dev.flywheel.catalog.exports;

import dev.flywheel.catalog.listing.Column;
import java.io.IOException;
import java.util.Map;

/** Writes rows one after the other, as an import reads them. */
interface RowWriter {

    /** What stands before the first row. */
    void begin() throws IOException;

    /**
     * @param cells text by column; those that are missing are empty
     */
    void write(Map<Column, String> cells) throws IOException;
}
