package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.Suggestions.Suggestion;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Suggestions while somebody types. */
@RestController
class SuggestionController {

    private final Suggestions suggestions;

    SuggestionController(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @GetMapping("/suggestions")
    SuggestionList suggest(
            @RequestParam(defaultValue = "") @Size(max = Words.MAX_LENGTH) String q,
            @RequestParam(defaultValue = "10") @Min(1) @Max(20) int limit) {
        return new SuggestionList(suggestions.of(Words.of(q), limit));
    }

    record SuggestionList(List<Suggestion> items) {}
}
