package dev.flywheel.orders.trace;

import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.order.Readers;
import dev.flywheel.service.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the money of an order went. */
@RestController
class TraceController {

    private final Tracing tracing;

    TraceController(Tracing tracing) {
        this.tracing = tracing;
    }

    @GetMapping("/orders/{id}/money-trace")
    MoneyTrace trace(Caller caller, @PathVariable OrderId id) {
        return tracing.trace(id, Readers.owner(caller));
    }
}
