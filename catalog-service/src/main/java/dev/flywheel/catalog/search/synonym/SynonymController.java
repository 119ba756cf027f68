package dev.flywheel.catalog.search.synonym;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Synonyms as operators edit them. */
@RestController
@RequestMapping("/operator/synonyms")
class SynonymController {

    private final SynonymTable table;

    SynonymController(SynonymTable table) {
        this.table = table;
    }

    @GetMapping
    Page<Synonym> list(@RequestParam(required = false) @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor, 1);
        List<Synonym> found = table.list(after == null ? null : after.parts().getFirst(), size + 1);
        return Page.of(found, size, synonym -> Cursor.of(Synonym.key(synonym.phrase())));
    }

    /** Replaces what stood for that phrase, if anything did. */
    @PutMapping
    Synonym put(@Valid @RequestBody Statement statement) {
        checkWords("phrase", statement.phrase());
        for (int i = 0; i < statement.alternatives().size(); i++) {
            checkWords("alternatives[" + i + "]", statement.alternatives().get(i));
        }
        Synonym synonym = new Synonym(
                statement.phrase().strip(),
                statement.alternatives().stream().map(String::strip).toList(),
                statement.bothWays());
        table.put(synonym);
        return synonym;
    }

    @DeleteMapping
    ResponseEntity<Void> delete(@RequestParam @Size(max = Synonym.LONGEST) String phrase) {
        if (!table.delete(phrase)) {
            throw new ProblemException(CommonError.NOT_FOUND, "there are no synonyms of '" + phrase + "'");
        }
        return ResponseEntity.noContent().build();
    }

    /** Signs alone would never match. */
    private static void checkWords(String field, String text) {
        if (Synonym.key(text).isEmpty()) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "'" + text + "' has no words",
                    List.of(new FieldProblem(field, "invalid_value", "has no words")));
        }
    }

    /**
     * @param bothWays each alternative finds the phrase too; the alternatives do not find each other
     */
    record Statement(
            @NotBlank @Size(max = Synonym.LONGEST) String phrase,

            @NotEmpty @Size(max = Synonym.MOST_ALTERNATIVES)
            List<@NotBlank @Size(max = Synonym.LONGEST) String> alternatives,

            boolean bothWays) {}
}
