package dev.flywheel.catalog.category;

import dev.flywheel.catalog.category.CategoryLists.Level;
import dev.flywheel.catalog.kept.Rendered;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The category tree, level by level, and the page of each category. */
@RestController
@RequestMapping("/categories")
class CategoryController {

    private static final int BEFORE_ALL = -1;

    private final CategoryNodes nodes;
    private final Categories categories;
    private final AttributeDefinitions attributes;
    private final CategoryLists lists;

    CategoryController(
            CategoryNodes nodes, Categories categories, AttributeDefinitions attributes, CategoryLists lists) {
        this.nodes = nodes;
        this.categories = categories;
        this.attributes = attributes;
        this.lists = lists;
    }

    /** One level: the top, or what is below {@code parent}. */
    @GetMapping
    ResponseEntity<Rendered<Page<CategoryNode>>> list(
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.get(new Level(parent, Cursor.parse(cursor, 2), Page.limit(limit)))
                .toResponse();
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<CategoryPage> show(@PathVariable UUID id, ServletWebRequest request) {
        CategoryNode node = nodes.get(id);
        CategoryPath path = CategoryPath.parse(node.path());
        CategoryPage page = new CategoryPage(
                node.id(),
                node.name(),
                node.path(),
                node.productCount(),
                categories.breadcrumbs(path),
                nodes.children(id, BEFORE_ALL, "", Page.MAX_LIMIT),
                ShownAttribute.effective(attributes.from(path)));
        String tag = "\"" + DigestUtils.md5DigestAsHex(page.toString().getBytes(StandardCharsets.UTF_8)) + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(page);
    }

    /**
     * @param productCount products here and below that can be shown; of a family, its variations
     * @param breadcrumbs from the root down to this node
     * @param children the first hundred; {@code GET /categories?parent=} lists them all
     * @param attributes what products here have by definition, inherited ones first; the facetable ones are facets
     */
    record CategoryPage(
            UUID id,
            String name,
            String path,
            int productCount,
            List<Category> breadcrumbs,
            List<CategoryNode> children,
            List<ShownAttribute> attributes) {}
}
