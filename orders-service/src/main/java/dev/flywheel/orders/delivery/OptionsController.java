package dev.flywheel.orders.delivery;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator try what shoppers are offered, and why. */
@RestController
class OptionsController {

    private final DeliveryOptions options;
    private final Clock clock;

    OptionsController(DeliveryOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    @PostMapping("/operator/delivery/options")
    Offered offer(@Valid @RequestBody Trial trial) {
        Parcel first = trial.parcels().getFirst();
        for (Parcel parcel : trial.parcels()) {
            if (parcel.worth().isNegative()
                    || !parcel.worth().currency().equals(first.worth().currency())) {
                throw new ProblemException(CommonError.INVALID_REQUEST, "parcels are worth something, in one currency");
            }
        }
        Instant at = Objects.requireNonNullElse(trial.at(), clock.instant());
        return new Offered(options.options(trial.parcels(), trial.to(), at, trial.prime()));
    }

    /**
     * @param at now when left out
     */
    record Trial(
            @NotEmpty @Size(max = 100) List<@Valid Parcel> parcels,
            @Valid Place to,
            @Nullable Instant at,
            boolean prime) {}

    record Offered(List<Option> items) {}
}
