package dev.flywheel.orders.shipping;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's table of delivery rates. */
@RestController
@RequestMapping("/operator/shipping-rates")
class ShippingRateController {

    private final ShippingRates rates;

    ShippingRateController(ShippingRates rates) {
        this.rates = rates;
    }

    @GetMapping
    Rates all() {
        return new Rates(rates.all());
    }

    @PutMapping("/{currency}/{zone}")
    ShippingRates.Rate set(@PathVariable String currency, @PathVariable Zone zone, @Valid @RequestBody NewRate body) {
        Money rate = body.rate();
        if (!rate.currency().getCurrencyCode().equals(currency)) {
            throw refused("rate.currency", "is " + rate.currency() + " and the path says " + currency);
        }
        if (rate.isNegative()) {
            throw refused("rate.amount", "must not be negative");
        }
        return rates.set(zone, rate);
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "invalid", message)));
    }

    record NewRate(@NotNull Money rate) {}

    record Rates(List<ShippingRates.Rate> items) {}
}
