package dev.flywheel.catalog.search;

import dev.flywheel.catalog.kept.KeptAnswers;
import dev.flywheel.catalog.kept.Rendered;
import dev.flywheel.catalog.search.Suggestions.Suggestion;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Suggestions while somebody types. */
@RestController
class SuggestionController {

    private static final long BYTES = 8L << 20;

    /** Characters; more are hardly typed twice. */
    private static final int LONGEST_KEPT = 60;

    /** Other replicas write an index on OpenSearch too, and what others type is read anew every minute. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Suggestions suggestions;
    private final ProductIndex index;
    private final JsonMapper json;
    private final KeptAnswers<Asked, SuggestionList> kept;

    SuggestionController(Suggestions suggestions, ProductIndex index, JsonMapper json, Clock clock) {
        this.suggestions = suggestions;
        this.index = index;
        this.json = json;
        this.kept = new KeptAnswers<>(BYTES, LONGEST, clock);
    }

    /** What nobody asks for any more since the index was written leaves by itself. */
    @GetMapping("/suggestions")
    ResponseEntity<Rendered<SuggestionList>> suggest(
            @RequestParam(defaultValue = "") @Size(max = Words.MAX_LENGTH) String q,
            @RequestParam(defaultValue = "10") @Min(1) @Max(20) int limit) {
        Words words = Words.of(q);
        if (words.text().length() > LONGEST_KEPT) {
            return render(words, limit).toResponse();
        }
        return kept.get(new Asked(words.text(), limit, index.served(), index.changes()), () -> render(words, limit))
                .toResponse();
    }

    private Rendered<SuggestionList> render(Words words, int limit) {
        return Rendered.of(new SuggestionList(suggestions.of(words, limit)), json);
    }

    record SuggestionList(List<Suggestion> items) {}

    /**
     * @param changes how often what is found had changed before it was searched
     */
    private record Asked(String text, int limit, @Nullable Slot index, long changes) {}
}
