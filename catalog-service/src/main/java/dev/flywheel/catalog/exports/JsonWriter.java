package dev.flywheel.catalog.exports;

import dev.flywheel.catalog.listing.Column;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** One JSON object on each line, with every column: what is empty is null. */
final class JsonWriter implements RowWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Writer out;

    JsonWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() {
        // Names stand with the values.
    }

    @Override
    public void write(Map<Column, String> cells) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            object.put(column.label(), value(column, cells.getOrDefault(column, "")));
        }
        out.write(JSON.writeValueAsString(object));
        out.write('\n');
    }

    private static @Nullable Object value(Column column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (column.kind()) {
            case TEXT -> text;
            case NUMBER -> Integer.valueOf(text);
            case OBJECT -> new RawValue(text);
            case LIST -> List.of(text.split(column.separator(), -1));
        };
    }
}
