package dev.flywheel.catalog.category;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators shape the category tree. */
@RestController
@RequestMapping("/operator/categories")
class CategoryTreeController {

    private final CategoryTree tree;
    private final CategoryNodes nodes;
    private final FollowUps followUps;

    CategoryTreeController(CategoryTree tree, CategoryNodes nodes, FollowUps followUps) {
        this.tree = tree;
        this.nodes = nodes;
        this.followUps = followUps;
    }

    @PostMapping
    ResponseEntity<ShapedNode> create(@Valid @RequestBody NodeBody body) {
        CategoryNode node = tree.create(body.shape());
        return ResponseEntity.created(URI.create("/operator/categories/" + node.id()))
                .eTag(VersionTag.of(nodes.version(node.id())))
                .body(ShapedNode.of(node, false));
    }

    @GetMapping("/{id}")
    ResponseEntity<ShapedNode> show(@PathVariable UUID id) {
        int version = nodes.version(id);
        return shaped(nodes.get(id), version);
    }

    /**
     * Renames, moves and orders: all three at once or one of them. What is below comes along; products and their offers
     * follow within seconds, which {@code following} tells.
     */
    @PutMapping("/{id}")
    ResponseEntity<ShapedNode> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @Valid @RequestBody NodeBody body) {
        CategoryNode node = tree.change(id, body.shape(), VersionTag.read(seen));
        return shaped(node, nodes.version(id));
    }

    /** Only without children and products. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        tree.delete(id);
    }

    private ResponseEntity<ShapedNode> shaped(CategoryNode node, int version) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(version))
                .body(ShapedNode.of(node, followUps.pending(node.path())));
    }

    /**
     * @param parentId the node above; left out at the top
     * @param position among siblings, who stand in this order and then by name; left out, it stays
     */
    record NodeBody(
            @NotBlank
            @Size(max = CategoryPath.MAX_NAME)
            @Pattern(regexp = "[^>\\p{Cntrl}]*", message = "must not contain '>' or control characters")
            String name,

            @Nullable UUID parentId,
            @Nullable @Min(0) @Max(1_000_000) Integer position) {

        CategoryTree.Shape shape() {
            return new CategoryTree.Shape(name.strip(), parentId, position);
        }
    }

    /**
     * @param following products here have yet to follow a change of the tree
     */
    record ShapedNode(
            UUID id,
            @Nullable UUID parentId,
            String name,
            String path,
            int position,
            int productCount,
            boolean following) {

        static ShapedNode of(CategoryNode node, boolean following) {
            return new ShapedNode(
                    node.id(),
                    node.parentId(),
                    node.name(),
                    node.path(),
                    node.position(),
                    node.productCount(),
                    following);
        }
    }
}
