package dev.flywheel.catalog.search.ranking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a product is called; what is unknown is empty. Its words are read once. */
public final class Candidate {

    final Reading title;
    final Reading brand;
    final Reading model;
    final Reading category;

    /**
     * @param model model and part numbers
     * @param category the words of its path
     */
    public Candidate(String title, String brand, String model, String category) {
        this.title = Reading.of(title);
        this.brand = Reading.of(brand);
        this.model = Reading.of(model);
        this.category = Reading.of(category);
    }

    /** How it writes a word; null if its names lack it. */
    @Nullable
    String written(String stem) {
        for (Reading names : List.of(title, brand, category)) {
            for (int i = 0; i < names.stems.length; i++) {
                if (names.stems[i].equals(stem)) {
                    return names.words[i];
                }
            }
        }
        return null;
    }

    public String category() {
        return category.text;
    }
}
