package dev.flywheel.catalog.search;

import dev.flywheel.catalog.category.Categories;
import dev.flywheel.catalog.category.Category;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the category a shopper chose: a path, a name, or an id. */
@Component
class CategoryFilter {

    private final Categories categories;

    CategoryFilter(Categories categories) {
        this.categories = categories;
    }

    /** As the index knows it; null when none was chosen. What does not exist finds nothing. */
    @Nullable
    String resolved(@Nullable String chosen) {
        if (chosen == null || chosen.isBlank()) {
            return null;
        }
        String text = chosen.strip();
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return categories.find(UUID.fromString(text)).map(Category::path).orElse(text);
        }
        return Arrays.stream(text.split(">", -1)).map(String::strip).collect(Collectors.joining(" > "));
    }
}
