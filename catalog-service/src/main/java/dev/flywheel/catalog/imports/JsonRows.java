package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.imports.Lines.Flaw;
import dev.flywheel.catalog.imports.Lines.Line;
import dev.flywheel.catalog.listing.Column;
import dev.flywheel.catalog.listing.RowProblem;
import dev.flywheel.catalog.listing.StatedPrice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a file with one JSON object on each line, its fields named like the columns. */
final class JsonRows implements SourceRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Lines lines;

    JsonRows(Lines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        Line line = lines.next();
        while (line != null && line.flaw() == Flaw.NONE && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.flaw() != Flaw.NONE) {
            return new SourceRow.Broken(line.number(), LineProblems.of(line.flaw()));
        }
        return row(line);
    }

    @Override
    public long position() {
        return lines.position();
    }

    private static SourceRow row(Line line) {
        JsonNode object;
        try {
            object = JSON.readTree(line.text());
        } catch (JacksonException broken) {
            int column = broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr();
            return broken(line, null, "invalid_json", "the line stops being one JSON object at column " + column);
        }
        if (!object.isObject()) {
            return broken(line, null, "invalid_json", "the line is not a JSON object");
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Column column = Column.of(field.getKey());
            if (column == null) {
                return broken(line, shortened(field.getKey()), "unknown_field", "there is no such field");
            }
            try {
                put(cells, column, field.getValue());
            } catch (IllegalArgumentException wrong) {
                return broken(line, column.label(), "invalid_type", String.valueOf(wrong.getMessage()));
            }
        }
        return new SourceRow.Readable(line.number(), cells);
    }

    private static void put(Map<Column, String> cells, Column column, JsonNode value) {
        if (value.isNull()) {
            cells.put(column, "");
        } else if (column.isAmount()) {
            StatedPrice price = StatedPrice.of(value);
            cells.put(column, price.amount());
            if (price.currency() != null) {
                putCurrency(cells, column, price.currency());
            }
        } else if (column.kind() == Column.Kind.OBJECT && value.isObject()) {
            cells.put(column, value.toString());
        } else if (column.kind() == Column.Kind.LIST && value.isArray()) {
            cells.put(column, column.join(texts(value)));
        } else if (value.isString()) {
            cells.put(column, value.stringValue());
        } else if (value.isIntegralNumber()) {
            cells.put(column, value.bigIntegerValue().toString());
        } else {
            throw new IllegalArgumentException("is of the wrong type");
        }
    }

    /** The price decides; the other amounts may repeat it. */
    private static void putCurrency(Map<Column, String> cells, Column amount, String currency) {
        if (amount == Column.PRICE) {
            cells.put(Column.CURRENCY, currency);
            return;
        }
        String stated = cells.putIfAbsent(Column.CURRENCY, currency);
        if (stated != null && !stated.equals(currency)) {
            throw new IllegalArgumentException("is in " + shortened(currency) + ", the row in " + shortened(stated));
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isString()) {
                throw new IllegalArgumentException("is a list of texts");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    private static SourceRow broken(Line line, @Nullable String field, String code, String message) {
        return new SourceRow.Broken(line.number(), new RowProblem(field, code, shortened(message)));
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
