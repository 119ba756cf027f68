package dev.flywheel.catalog.category;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The category tree, level by level. */
@RestController
@RequestMapping("/categories")
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    /** One level: the top, or what is below {@code parent}. */
    @GetMapping
    Page<Category> list(
            @RequestParam @Nullable UUID parent,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        int size = Page.limit(limit);
        Cursor from = Cursor.parse(cursor, 1);
        List<Category> rows =
                categories.children(parent, from == null ? null : from.parts().getFirst(), size + 1);
        return Page.of(rows, size, last -> Cursor.of(last.name()));
    }

    @GetMapping("/{id}")
    Node show(@PathVariable UUID id) {
        Category category = categories
                .find(id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no category " + id));
        return new Node(
                category.id(),
                category.name(),
                category.path(),
                categories.breadcrumbs(CategoryPath.parse(category.path())),
                categories.children(id, null, Page.MAX_LIMIT));
    }

    /**
     * @param breadcrumbs from the root down to this node
     * @param children the first hundred; {@code GET /categories?parent=} lists them all
     */
    record Node(UUID id, String name, String path, List<Category> breadcrumbs, List<Category> children) {}
}
