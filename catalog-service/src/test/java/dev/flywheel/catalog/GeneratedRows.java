package dev.flywheel.catalog;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Believable rows in any number, the same for the same prefix. */
public final class GeneratedRows {

    public static final String HEADER =
            "sku,title,description,brand,category,price,currency,quantity,weightGrams,attributes\n";

    private static final List<String> KINDS =
            List.of("kettle", "lamp", "chair", "backpack", "mug", "blanket", "puzzle");
    private static final List<String> COLORS = List.of("red", "blue", "black", "green", "white");
    private static final List<String> BRANDS = List.of("Zorblatt", "Quenby", "Harrowgate", "Lumenio");

    private GeneratedRows() {}

    /** Rows 0 to {@code count} with SKUs {@code <prefix>-0} and so on, without the header. */
    public static String csv(String prefix, int count) {
        Random random = new Random(prefix.hashCode());
        return IntStream.range(0, count)
                .mapToObj(i -> row(prefix, i, random))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(String prefix, int number, Random random) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        String color = COLORS.get(random.nextInt(COLORS.size()));
        return "%s-%d,\"%s %s %s no. %d\",%s,%s,Generated > %s > %s,%d.%02d,USD,%d,%d,\"{\"\"color\"\":\"\"%s\"\",\"\"size\"\":%d}\""
                .formatted(
                        prefix,
                        number,
                        prefix,
                        color,
                        kind,
                        number,
                        "A %s %s that does what it should and looks good doing it. "
                                .formatted(color, kind)
                                .repeat(3),
                        BRANDS.get(random.nextInt(BRANDS.size())),
                        kind,
                        color,
                        1 + random.nextInt(300),
                        random.nextInt(100),
                        random.nextInt(50),
                        50 + random.nextInt(5000),
                        color,
                        random.nextInt(9));
    }
}
