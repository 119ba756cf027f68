package dev.flywheel.finance.bounce;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bounced refunds, for operators. Whoever had asked for a refund sees to its money. */
@RestController
class BounceController {

    private final Bounces bounces;

    BounceController(Bounces bounces) {
        this.bounces = bounces;
    }

    /** Newest first. */
    @GetMapping("/operator/bounced-refunds")
    Page<Bounce> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        return Page.of(
                bounces.list(after == null ? null : after.uuid(0), most + 1), most, bounce -> Cursor.of(bounce.id()));
    }
}
