package dev.flywheel.orders.shipment;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Parcels leave and arrive. */
@RestController
class ShipmentController {

    private final Dispatch dispatch;
    private final Delivery delivery;

    ShipmentController(Dispatch dispatch, Delivery delivery) {
        this.dispatch = dispatch;
        this.delivery = delivery;
    }

    @PostMapping("/operator/orders/{id}/shipments")
    ResponseEntity<ShipmentView> sendOwn(
            @PathVariable OrderId id,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) Packing.@Nullable Label label) {
        return response(dispatch.send(id, null, key, Objects.requireNonNullElse(label, Packing.Label.ALL)));
    }

    @PostMapping("/seller/orders/{id}/shipments")
    ResponseEntity<ShipmentView> sendOfSeller(
            @CurrentAccount AccountId account,
            @PathVariable OrderId id,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) Packing.@Nullable Label label) {
        SellerId seller = new SellerId(account.value());
        return response(dispatch.send(id, seller, key, Objects.requireNonNullElse(label, Packing.Label.ALL)));
    }

    /** The carrier's scan at the door. */
    @PostMapping("/operator/shipments/{id}/delivery")
    ResponseEntity<ShipmentView> deliver(@PathVariable ShipmentId id, IdempotencyKey key) {
        return delivery.deliver(id, key).toResponse(HttpStatus.OK);
    }

    /** 201 when it left, 202 while its payment is not known. */
    private static ResponseEntity<ShipmentView> response(Answer<ShipmentView> answer) {
        boolean pending = answer.value().status() == ShipmentStatus.CAPTURING;
        return answer.toResponse(pending ? HttpStatus.ACCEPTED : HttpStatus.CREATED);
    }
}
