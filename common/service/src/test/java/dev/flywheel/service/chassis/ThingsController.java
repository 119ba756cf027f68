package dev.flywheel.service.chassis;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes every kind of input a service takes. */
@RestController
class ThingsController {

    @PostMapping(path = "/things", consumes = MediaType.APPLICATION_JSON_VALUE)
    Thing create(@Valid @RequestBody Thing thing) {
        return thing;
    }

    /** As a contract's controller does it: nobody wrote {@code @Valid}. */
    @PostMapping("/things/unmarked")
    Thing unmarked(@RequestBody Thing thing) {
        return thing;
    }

    @PostMapping("/things/list")
    int list(@RequestBody List<Line> lines) {
        return lines.size();
    }

    @PostMapping("/things/types")
    Types types(@RequestBody Types types) {
        return types;
    }

    @GetMapping("/things/{id}")
    ProductId read(@PathVariable ProductId id) {
        return id;
    }

    @GetMapping("/things")
    List<String> search(
            @RequestParam @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable @Size(max = 5) String q) {
        return List.of(String.valueOf(limit), String.valueOf(since), String.valueOf(role), String.valueOf(q));
    }

    @PutMapping("/things/keyed")
    String keyed(@RequestHeader("Idempotency-Key") String key, @RequestHeader("X-Count") int count) {
        return key + count;
    }

    @GetMapping(path = "/things/versioned", version = "1")
    String versioned() {
        return "one";
    }

    @PostMapping({"/things/bytes", "/large/bytes", "/large/but/small"})
    Map<String, Integer> bytes(InputStream body) throws IOException {
        return Map.of("read", body.readAllBytes().length);
    }

    @PostMapping("/things/form")
    Map<String, String> form(@RequestParam String field) {
        return Map.of("field", field);
    }

    /**
     * @param price has no constraint of its own: its type says that it must be there
     */
    record Thing(
            @NotBlank @Size(max = 20) String name,
            @NotNull @Min(1) @Max(999) Integer quantity,
            Money price,
            @Nullable ProductId product,
            @Size(max = 2) @Nullable List<@Valid Line> lines) {}

    record Line(@Min(1) int quantity, @Nullable BigDecimal weight) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Types(
            @Nullable Integer whole,
            @Nullable Long large,
            @Nullable BigDecimal decimal,
            @Nullable Double fraction,
            @Nullable Boolean flag,
            @Nullable String text,
            @Nullable Role role,
            @Nullable Instant time,
            @Nullable LocalDate day,
            @Nullable Duration duration,
            @Nullable ProductId id,
            @Nullable List<String> texts,
            @Nullable Map<String, String> map,
            @Nullable Currency currency,
            @Nullable URI address,
            @Nullable JsonNode any) {}
}
