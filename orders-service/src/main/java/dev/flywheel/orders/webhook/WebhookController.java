package dev.flywheel.orders.webhook;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses of integrators and what was sent to them; the same for operators and for sellers. */
@RestController
@RequestMapping({WebhookController.OPERATOR, WebhookController.SELLER})
class WebhookController {

    static final String OPERATOR = "/operator/webhooks";
    static final String SELLER = "/seller/webhooks";

    private final Subscriptions subscriptions;
    private final DeliveryLog log;

    WebhookController(Subscriptions subscriptions, DeliveryLog log) {
        this.subscriptions = subscriptions;
        this.log = log;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Created add(HttpServletRequest request, @CurrentAccount AccountId account, @Valid @RequestBody Wanted wanted) {
        return subscriptions.add(owner(request, account), wanted);
    }

    @GetMapping
    All all(HttpServletRequest request, @CurrentAccount AccountId account) {
        return new All(subscriptions.list(owner(request, account)).stream()
                .map(Webhook::view)
                .toList());
    }

    @GetMapping("/{id}")
    Webhook.View one(HttpServletRequest request, @CurrentAccount AccountId account, @PathVariable UUID id) {
        return subscriptions.get(id, owner(request, account)).view();
    }

    @PutMapping("/{id}")
    Webhook.View change(
            HttpServletRequest request,
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @Valid @RequestBody Change change) {
        return subscriptions.change(id, owner(request, account), change).view();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(HttpServletRequest request, @CurrentAccount AccountId account, @PathVariable UUID id) {
        subscriptions.delete(id, owner(request, account));
    }

    /** A new secret, told this once; for 24 hours the one before signs as well. */
    @PostMapping("/{id}/secret")
    Created rotate(HttpServletRequest request, @CurrentAccount AccountId account, @PathVariable UUID id) {
        return subscriptions.rotate(id, owner(request, account));
    }

    /** Puts an event of type {@code ping} in line; its delivery shows what came of it. */
    @PostMapping("/{id}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Pinged ping(HttpServletRequest request, @CurrentAccount AccountId account, @PathVariable UUID id) {
        return new Pinged(subscriptions.ping(id, owner(request, account)));
    }

    @GetMapping("/{id}/deliveries")
    Page<DeliveryLog.Entry> deliveries(
            HttpServletRequest request,
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @RequestParam(required = false) Deliveries.@Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Webhook webhook = subscriptions.get(id, owner(request, account));
        return log.page(webhook.id(), status, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/{id}/deliveries/{delivery}")
    DeliveryLog.Detail delivery(
            HttpServletRequest request,
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @PathVariable UUID delivery) {
        return log.one(subscriptions.get(id, owner(request, account)).id(), delivery);
    }

    /** Sends one again, under the same message id. */
    @PostMapping("/{id}/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryLog.Detail replay(
            HttpServletRequest request,
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @PathVariable UUID delivery) {
        SellerId owner = owner(request, account);
        log.one(subscriptions.get(id, owner).id(), delivery);
        subscriptions.replay(id, owner, delivery);
        return log.one(id, delivery);
    }

    /** Sends everything since a time again that was not taken; or everything. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replayFrom(
            HttpServletRequest request,
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @Valid @RequestBody From from) {
        boolean delivered = Objects.requireNonNullElse(from.delivered(), false);
        return new Replayed(subscriptions.replay(id, owner(request, account), from.from(), delivered));
    }

    /** Null stands for the operators. */
    private static @Nullable SellerId owner(HttpServletRequest request, AccountId account) {
        return request.getServletPath().startsWith(SELLER) ? new SellerId(account.value()) : null;
    }

    /**
     * @param url https, public
     * @param events which ones
     */
    record Wanted(
            @NotBlank @Size(max = 2000) String url,
            @Nullable @Size(max = 200) String description,
            @NotEmpty @Size(max = 20) List<@NotNull EventType> events) {}

    /**
     * @param enabled as it is when left out; a webhook that was switched off is switched on by true
     */
    record Change(
            @NotBlank @Size(max = 2000) String url,
            @Nullable @Size(max = 200) String description,
            @NotEmpty @Size(max = 20) List<@NotNull EventType> events,
            @Nullable Boolean enabled) {}

    /**
     * @param secret what signatures are checked with; it is not shown again
     */
    record Created(Webhook.View webhook, String secret) {}

    record All(List<Webhook.View> items) {}

    record Pinged(UUID deliveryId) {}

    /**
     * @param delivered true sends what was taken, too
     */
    record From(@NotNull Instant from, @Nullable Boolean delivered) {}

    /**
     * @param replayed how many are in line again; 10,000 at most
     */
    record Replayed(int replayed) {}
}
