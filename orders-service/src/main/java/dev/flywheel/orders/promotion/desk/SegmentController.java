package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.promotion.desk.Segments.Segment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of customers, as operators keep them. */
@RestController
@RequestMapping("/operator/segments")
class SegmentController {

    private final Segments segments;

    SegmentController(Segments segments) {
        this.segments = segments;
    }

    @GetMapping
    Page<Segment> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return segments.list(Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/{name}")
    Segment show(@PathVariable String name) {
        return segments.get(name);
    }

    /** Creates the list, or describes it anew. */
    @PutMapping("/{name}")
    Segment keep(@PathVariable String name, @Valid @RequestBody Description body) {
        if (!name.matches("[a-z][a-z0-9-]{1,39}")) {
            String message = "must be 2 to 40 of a-z, 0-9 and '-', and begin with a letter";
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "name " + message,
                    List.of(new FieldProblem("name", "invalid", message)));
        }
        return segments.keep(name, body.description());
    }

    /** By account. */
    @GetMapping("/{name}/members")
    Page<AccountId> members(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return segments.members(name, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /** Puts accounts on the list and takes others off. The same again changes nothing. */
    @PostMapping("/{name}/members")
    Segment change(@PathVariable String name, @Valid @RequestBody MemberChange body) {
        List<AccountId> add = body.add() == null ? List.of() : body.add();
        List<AccountId> remove = body.remove() == null ? List.of() : body.remove();
        return segments.change(name, add, remove);
    }

    record Description(@NotBlank @Size(max = 500) String description) {}

    record MemberChange(
            @Nullable @Size(max = 1000) List<@NotNull AccountId> add,
            @Nullable @Size(max = 1000) List<@NotNull AccountId> remove) {}
}
