package dev.flywheel.orders.webhook;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What integrators do with their addresses. A seller's are nobody else's; operators share theirs. */
@Service
class Subscriptions {

    private static final String BY_OWNER = "switched off by its owner";
    private static final Duration BOTH_SECRETS = Duration.ofHours(24);
    private static final int MOST_REPLAYED = 10_000;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final WebhookSettings settings;
    private final Clock clock;

    Subscriptions(Webhooks webhooks, Deliveries deliveries, Outbox outbox, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Webhook> list(@Nullable SellerId owner) {
        return webhooks.list(owner);
    }

    @Transactional(readOnly = true)
    public Webhook get(UUID id, @Nullable SellerId owner) {
        Webhook webhook = webhooks.find(id, owner);
        if (webhook == null) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no webhook " + id);
        }
        return webhook;
    }

    /** Adds an address; its secret is told here and never again. */
    @Transactional
    public WebhookController.Created add(@Nullable SellerId owner, WebhookController.Wanted wanted) {
        Webhook webhook = new Webhook(
                Ids.next(),
                owner,
                Addresses.check(wanted.url(), settings.allowPrivate()),
                wanted.description(),
                Set.copyOf(wanted.events()),
                null,
                null,
                clock.instant());
        byte[] secret = Signature.newSecret();
        if (!webhooks.insert(webhook, secret, settings.mostOfOwner())) {
            throw new ProblemException(
                    OrdersError.TOO_MANY_WEBHOOKS,
                    settings.mostOfOwner() + " webhooks are the most; delete one that is not used");
        }
        return new WebhookController.Created(webhook.view(), Signature.shown(secret));
    }

    /** Replaces address, text, events and whether it is enabled. Switching it on again does not send what it missed. */
    @Transactional
    public Webhook change(UUID id, @Nullable SellerId owner, WebhookController.Change wanted) {
        Webhook before = get(id, owner);
        boolean on = Objects.requireNonNullElse(wanted.enabled(), before.isEnabled());
        String reason = on ? null : Objects.requireNonNullElse(before.disabledReason(), BY_OWNER);
        Webhook after = new Webhook(
                id,
                owner,
                Addresses.check(wanted.url(), settings.allowPrivate()),
                wanted.description(),
                Set.copyOf(wanted.events()),
                reason,
                on && !before.isEnabled() ? null : before.failingSince(),
                before.createdAt());
        webhooks.update(after);
        if (before.isEnabled() && reason != null) {
            webhooks.disable(id, reason);
        }
        return after;
    }

    /** A new secret; for a day both sign. */
    @Transactional
    public WebhookController.Created rotate(UUID id, @Nullable SellerId owner) {
        Webhook webhook = get(id, owner);
        byte[] secret = Signature.newSecret();
        webhooks.rotate(id, secret, clock.instant().plus(BOTH_SECRETS));
        return new WebhookController.Created(webhook.view(), Signature.shown(secret));
    }

    @Transactional
    public void delete(UUID id, @Nullable SellerId owner) {
        webhooks.delete(get(id, owner).id());
    }

    /** Puts a test in line; answers the delivery. */
    @Transactional
    public UUID ping(UUID id, @Nullable SellerId owner) {
        return outbox.ping(enabled(id, owner));
    }

    /** Sends one again, under the same message id. */
    @Transactional
    public void replay(UUID id, @Nullable SellerId owner, UUID delivery) {
        if (!deliveries.replay(enabled(id, owner).id(), delivery, clock.instant())) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS, "delivery " + delivery + " is in line already, or does not exist");
        }
    }

    /** Sends all since then again, 10,000 at most; answers how many. */
    @Transactional
    public int replay(UUID id, @Nullable SellerId owner, Instant from, boolean delivered) {
        return deliveries.replay(enabled(id, owner).id(), from, delivered, clock.instant(), MOST_REPLAYED);
    }

    int forgetOld() {
        return deliveries.forget(clock.instant().minus(settings.keep()), MOST_REPLAYED);
    }

    private Webhook enabled(UUID id, @Nullable SellerId owner) {
        Webhook webhook = get(id, owner);
        if (!webhook.isEnabled()) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "webhook " + id + " is switched off (" + webhook.disabledReason() + "); switch it on first");
        }
        return webhook;
    }
}
