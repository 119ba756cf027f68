package dev.flywheel.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Made-up goods, the same for the same seed: brands, kinds and models that occur as unevenly as words do. */
final class GeneratedProducts {

    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ren", "tas", "vo", "bel", "dor", "fin", "gar", "hul", "jun", "nor", "pex", "qui", "sol",
        "tri", "ul", "wen", "zan"
    };
    private static final String[] QUALITIES = {
        "compact",
        "wireless",
        "stainless",
        "portable",
        "cordless",
        "digital",
        "folding",
        "heavy",
        "slim",
        "classic",
        "outdoor",
        "waterproof",
        "rechargeable",
        "adjustable",
        "silent",
        "insulated"
    };
    private static final String[] KINDS = {
        "kettle", "toaster", "headphones", "keyboard", "monitor", "lamp", "chair", "desk", "tent", "backpack", "drill",
        "saw", "mixer", "blender", "camera", "tripod", "speaker", "router", "charger", "cable", "watch", "scale",
        "heater", "fan", "vacuum", "iron", "grill", "knife", "pan", "pot"
    };
    private static final String[] COLOURS = {"black", "white", "red", "blue", "green", "silver"};
    private static final int BRANDS = 400;
    private static final int VARIETIES = 40;

    private final SplittableRandom random;
    private final List<String> brands = new ArrayList<>();
    private final List<String> varieties = new ArrayList<>();

    GeneratedProducts(long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < BRANDS; i++) {
            String name = syllable() + syllable() + syllable();
            brands.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
        for (int i = 0; i < VARIETIES; i++) {
            varieties.add(syllable() + syllable());
        }
    }

    /** A file to import, with its header. */
    String csv(int products) {
        StringBuilder rows = new StringBuilder(products * 260);
        rows.append("sku,title,description,brand,category,price,currency,quantity,weightGrams,modelNumber\n");
        for (int i = 0; i < products; i++) {
            row(rows, i);
        }
        return rows.toString();
    }

    /** What somebody may type: a kind, a quality or a brand with it, a whole name now and then. */
    List<String> queries(int count) {
        List<String> queries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String kind = some(KINDS);
            queries.add(
                    switch (random.nextInt(4)) {
                        case 0 -> kind;
                        case 1 -> some(QUALITIES) + " " + kind;
                        case 2 -> brand() + " " + kind;
                        default ->
                            some(QUALITIES) + " " + varieties.get(random.nextInt(VARIETIES)) + " " + kind + " "
                                    + some(COLOURS);
                    });
        }
        return queries;
    }

    /** As many that are all different, which leaves few of the short ones. */
    List<String> differentQueries(int count) {
        Set<String> different = new LinkedHashSet<>();
        while (different.size() < count) {
            different.addAll(queries(count));
        }
        return different.stream().limit(count).toList();
    }

    private void row(StringBuilder rows, int number) {
        String brand = brand();
        String kind = some(KINDS);
        String variety = varieties.get(random.nextInt(VARIETIES));
        String quality = some(QUALITIES);
        String model = brand.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + (1000 + random.nextInt(9000));
        rows.append("G-").append(number).append(',');
        rows.append(brand)
                .append(' ')
                .append(quality)
                .append(' ')
                .append(variety)
                .append(' ')
                .append(kind);
        rows.append(' ').append(some(COLOURS)).append(' ').append(model).append(',');
        rows.append("A ")
                .append(some(QUALITIES))
                .append(' ')
                .append(kind)
                .append(" by ")
                .append(brand);
        rows.append(" for every day. It is ")
                .append(quality)
                .append(" and comes with a ")
                .append(some(KINDS))
                .append(" of the same line.,");
        rows.append(brand)
                .append(',')
                .append("Goods > ")
                .append(kind)
                .append("s > ")
                .append(variety)
                .append(',');
        rows.append(5 + random.nextInt(400))
                .append(".99,USD,")
                .append(random.nextInt(1, 500))
                .append(',');
        rows.append(random.nextInt(100, 9000)).append(',').append(model).append('\n');
    }

    /** Few brands make most of the goods. */
    private String brand() {
        double share = random.nextDouble();
        return brands.get((int) (BRANDS * share * share * share));
    }

    private String some(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private String syllable() {
        return some(SYLLABLES);
    }
}
