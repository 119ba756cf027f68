package dev.flywheel.orders.cancellation;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.order.LineQuantity;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.payment.Releases;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes an order back, as far as it was not sent. */
@RestController
class CancellationController {

    private final Cancellation cancellation;
    private final Releases releases;

    CancellationController(Cancellation cancellation, Releases releases) {
        this.cancellation = cancellation;
        this.releases = releases;
    }

    /** The order as it then is. */
    @PostMapping("/orders/{id}/cancellation")
    ResponseEntity<OrderView> cancel(
            @CurrentAccount AccountId account,
            @PathVariable OrderId id,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable Wanted wanted) {
        Answer<OrderView> answer =
                cancellation.cancel(id, account, key, Objects.requireNonNullElse(wanted, Wanted.ALL));
        releases.attempt(id);
        return answer.toResponse(HttpStatus.OK);
    }

    /**
     * @param lines all that is open when left out
     */
    record Wanted(@Nullable @Size(max = 1000) List<@NotNull @Valid LineQuantity> lines) {

        static final Wanted ALL = new Wanted(null);
    }
}
