package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a,b|a;b",
                "a,|a;",
                ",|;",
                "\"a, b\",c|a, b;c",
                "\"a \"\"b\"\"\",c|a \"b\";c",
                "\"\",\"\"|;",
                "5\" pipe,\"\"\"\"|5\" pipe;\"",
            })
    void takesARecordApart(String record, String cells) {
        assertThat(CsvCells.of(record)).containsExactly(cells.split(";", -1));
    }

    @Test
    void readsWhatAnotherReaderReads() throws IOException {
        Random random = new Random(11);
        int compared = 0;
        while (compared < 2000) {
            String record = record(random);
            if (!record.isEmpty() && isOneRecord(record)) {
                assertThat(CsvCells.of(record)).as(record).isEqualTo(byAnother(record));
                compared++;
            }
        }
    }

    /** Complete with its last line and not before, which is how a file is cut into records. */
    private static boolean isOneRecord(String record) {
        Quotes quotes = new Quotes();
        for (int i = 0; i < record.length(); i++) {
            quotes.read(record.substring(i, i + 1));
            if (record.charAt(i) == '\n' && !quotes.open()) {
                return false;
            }
        }
        return !quotes.open() && !quotes.broken();
    }

    private static String record(Random random) {
        StringBuilder record = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            record.append("\"\"\",,a \n".charAt(random.nextInt(8)));
        }
        return record.toString();
    }

    private static List<String> byAnother(String record) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator("\u0000")
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(record, format)) {
            return List.of(parser.getRecords().getFirst().values());
        }
    }
}
