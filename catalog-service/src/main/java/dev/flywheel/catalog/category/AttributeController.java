package dev.flywheel.catalog.category;

import dev.flywheel.catalog.attribute.AttributeDefinition;
import dev.flywheel.catalog.attribute.AttributeType;
import dev.flywheel.catalog.attribute.Unit;
import dev.flywheel.catalog.category.CategoryAttributes.Known;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operators define which attributes the products of a category have. */
@RestController
@RequestMapping("/operator/categories/{id}/attributes")
class AttributeController {

    private final CategoryAttributes attributes;

    AttributeController(CategoryAttributes attributes) {
        this.attributes = attributes;
    }

    @GetMapping
    ResponseEntity<AttributeList> show(@PathVariable UUID id) {
        return tagged(attributes.of(id));
    }

    /**
     * Replaces what this category defines. Products that are there already keep what they have; a value is held against
     * its definition when the attributes of its product change.
     */
    @PutMapping
    ResponseEntity<AttributeList> replace(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @Valid @RequestBody AttributesBody body) {
        return tagged(attributes.replace(id, body.definitions(), VersionTag.read(seen)));
    }

    private static ResponseEntity<AttributeList> tagged(Known known) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(known.version()))
                .body(new AttributeList(
                        known.own().stream().map(ShownAttribute::of).toList(),
                        known.inherited().stream().map(ShownAttribute::of).toList()));
    }

    /**
     * @param own what this node defines
     * @param inherited what the nodes above define, the root's first; one of the same name here replaces it
     */
    record AttributeList(List<ShownAttribute> own, List<ShownAttribute> inherited) {}

    record AttributesBody(@NotNull @Size(max = 100) List<@NotNull @Valid DefinitionBody> attributes) {

        List<AttributeDefinition> definitions() {
            List<FieldProblem> problems = new ArrayList<>();
            List<AttributeDefinition> definitions = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (int i = 0; i < attributes.size(); i++) {
                DefinitionBody body = attributes.get(i);
                String field = "attributes[" + i + "].";
                if (!names.add(body.name.strip())) {
                    problems.add(new FieldProblem(field + "name", "duplicate", "is there already"));
                }
                body.problem()
                        .ifPresent(problem -> problems.add(
                                new FieldProblem(field + problem.field(), problem.code(), problem.message())));
                if (problems.isEmpty()) {
                    definitions.add(body.definition());
                }
            }
            if (!problems.isEmpty()) {
                throw new ProblemException(
                        CommonError.INVALID_REQUEST, "some definitions contradict themselves", problems);
            }
            return definitions;
        }
    }

    /**
     * @param unit such as {@code kg}; for DECIMAL only. Values may be given in any unit of the same dimension
     * @param allowed the texts to choose from; for ENUMERATION, and for LIST where not everything goes
     * @param required every product has it that is no draft and no parent of a family
     * @param facetable search may count and filter by it
     * @param variation products of a family may differ in it
     */
    record DefinitionBody(
            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = "[^,\\p{Cntrl}]*", message = "must not contain ',' or control characters")
            String name,

            @NotNull AttributeType type,
            @Nullable @Size(max = 20) String unit,

            @Nullable @Size(max = 500)
            List<
                            @NotBlank @Size(max = 200)
                            @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters") String>
                    allowed,

            @Nullable Boolean required,
            @Nullable Boolean facetable,
            @Nullable Boolean variation) {

        private List<String> choices() {
            return allowed == null
                    ? List.of()
                    : allowed.stream().map(String::strip).toList();
        }

        Optional<FieldProblem> problem() {
            return Optional.ofNullable(
                    switch (type) {
                        case DECIMAL -> numberProblem();
                        case ENUMERATION -> choices().isEmpty() ? needsChoices() : textProblem(true);
                        case LIST -> textProblem(true);
                        case TEXT, INTEGER, BOOLEAN -> textProblem(false);
                    });
        }

        private @Nullable FieldProblem numberProblem() {
            if (!choices().isEmpty()) {
                return new FieldProblem("allowed", "not_possible", "a number is not chosen from texts");
            }
            if (unit == null) {
                return null;
            }
            try {
                Unit.of(unit);
                return null;
            } catch (IllegalArgumentException unknown) {
                return new FieldProblem("unit", "unknown_unit", String.valueOf(unknown.getMessage()));
            }
        }

        private @Nullable FieldProblem textProblem(boolean chosen) {
            if (unit != null) {
                return new FieldProblem("unit", "not_possible", "only a DECIMAL has a unit");
            }
            if (!chosen && !choices().isEmpty()) {
                return new FieldProblem(
                        "allowed", "not_possible", "only an ENUMERATION or a LIST is chosen from texts");
            }
            if (type == AttributeType.LIST && Boolean.TRUE.equals(variation)) {
                return new FieldProblem("variation", "not_possible", "products cannot differ in a list");
            }
            long distinct = choices().stream()
                    .map(choice -> choice.toLowerCase(Locale.ROOT))
                    .distinct()
                    .count();
            return distinct == choices().size()
                    ? null
                    : new FieldProblem("allowed", "duplicate", "each text is there once, whatever its capitals");
        }

        private static FieldProblem needsChoices() {
            return new FieldProblem("allowed", "required", "an ENUMERATION names what can be chosen");
        }

        AttributeDefinition definition() {
            return new AttributeDefinition(
                    name.strip(),
                    type,
                    unit == null ? null : Unit.of(unit),
                    choices(),
                    Boolean.TRUE.equals(required),
                    Boolean.TRUE.equals(facetable),
                    Boolean.TRUE.equals(variation));
        }
    }
}
