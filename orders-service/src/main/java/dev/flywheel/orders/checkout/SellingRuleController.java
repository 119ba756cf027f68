package dev.flywheel.orders.checkout;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What operators say about selling: how much of a product one customer gets, and what wrapping costs. */
@RestController
class SellingRuleController {

    private final SellingRules rules;

    SellingRuleController(SellingRules rules) {
        this.rules = rules;
    }

    @GetMapping("/operator/purchase-limits/{productId}")
    SellingRules.PurchaseLimit limit(@PathVariable ProductId productId) {
        return rules.limit(productId).orElseThrow(() -> unlimited(productId));
    }

    @PutMapping("/operator/purchase-limits/{productId}")
    SellingRules.PurchaseLimit limit(@PathVariable ProductId productId, @Valid @RequestBody Limited body) {
        if (body.perOrder() == null && body.perCustomer() == null) {
            throw refused("perOrder", "give this or perCustomer");
        }
        SellingRules.PurchaseLimit limit = new SellingRules.PurchaseLimit(
                productId, body.perOrder(), body.perCustomer(), Objects.requireNonNullElse(body.days(), 30));
        if (!rules.limit(limit)) {
            throw new ProblemException(CommonError.NOT_FOUND, "nobody offers a product " + productId);
        }
        return limit;
    }

    @DeleteMapping("/operator/purchase-limits/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlimit(@PathVariable ProductId productId) {
        if (!rules.unlimit(productId)) {
            throw unlimited(productId);
        }
    }

    @PutMapping("/operator/gift-wrap-rates/{currency}")
    NewRate wrap(@PathVariable String currency, @Valid @RequestBody NewRate body) {
        if (!body.rate().currency().getCurrencyCode().equals(currency)) {
            throw refused("rate.currency", "is " + body.rate().currency() + " and the path says " + currency);
        }
        if (body.rate().isNegative()) {
            throw refused("rate.amount", "must not be negative");
        }
        rules.wrap(body.rate());
        return body;
    }

    private static ProblemException unlimited(ProductId product) {
        return new ProblemException(CommonError.NOT_FOUND, "there is no limit on product " + product);
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "invalid", message)));
    }

    /**
     * @param days within which a customer's purchases count; 30 when left out
     */
    record Limited(
            @Nullable @Min(1) @Max(100_000) Integer perOrder,
            @Nullable @Min(1) @Max(100_000) Integer perCustomer,
            @Nullable @Min(1) @Max(366) Integer days) {}

    record NewRate(@NotNull Money rate) {}
}
