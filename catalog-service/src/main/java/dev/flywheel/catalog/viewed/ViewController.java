package dev.flywheel.catalog.viewed;

import dev.flywheel.catalog.viewed.ProductViews.View;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller looked at last: his to see and to delete. */
@RestController
@RequestMapping("/recommendations/recently-viewed")
class ViewController {

    private final ProductViews views;

    ViewController(ProductViews views) {
        this.views = views;
    }

    /** At most fifty are kept. */
    @GetMapping
    Viewed list(@CurrentAccount AccountId shopper, @RequestParam(required = false) @Nullable Integer limit) {
        return new Viewed(views.last(shopper, Page.limit(limit)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetAll(@CurrentAccount AccountId shopper) {
        views.forgetAll(shopper);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@CurrentAccount AccountId shopper, @PathVariable ProductId id) {
        if (!views.forget(shopper, id)) {
            throw new ProblemException(CommonError.NOT_FOUND, "you did not look at " + id);
        }
    }

    record Viewed(List<View> items) {}
}
