package dev.flywheel.simulator;

import dev.flywheel.simulator.Faults.Fault;
import dev.flywheel.simulator.Faults.Mode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where tests order what is to go wrong. Needs no Idempotency-Key: it moves no money. */
final class FaultApi {

    private static final long LONGEST_DELAY = Duration.ofMinutes(2).toMillis();
    private static final int MOST_CALLS = 1_000_000;

    private final Faults faults;
    private final Duration usualDelay;
    private final Processor processor;
    private final Clock clock;

    FaultApi(Faults faults, Duration usualDelay, Processor processor, Clock clock) {
        this.faults = faults;
        this.usualDelay = usualDelay;
        this.processor = processor;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.on("POST", "/v1/faults", (call, none) -> order(call))
                .on("GET", "/v1/faults", (call, none) -> view())
                .on("DELETE", "/v1/faults", (call, none) -> clear())
                .on("POST", "/v1/faults/webhooks", (call, none) -> doubleWebhooks(call))
                .on("POST", "/v1/faults/settlements", (call, none) -> tamper(call))
                .on("POST", "/v1/faults/bounces", (call, none) -> bounce(call))
                .on("POST", "/v1/faults/expirations", (call, none) -> expire(call));
    }

    private Answer order(Call call) {
        FaultRequest request = call.body(FaultRequest.class);
        if (request.operation == null) {
            throw Refusal.badField("operation", "must be authorize, capture, refund, void or payout");
        }
        if (request.mode == null) {
            throw Refusal.badField("mode", "must be timeout_before, timeout_after, error or decline");
        }
        long delay = request.delayMillis == null ? usualDelay.toMillis() : request.delayMillis;
        if (delay < 0 || delay > LONGEST_DELAY) {
            throw Refusal.badField("delayMillis", "must be from 0 to " + LONGEST_DELAY);
        }
        faults.order(request.operation, new Fault(request.mode, Duration.ofMillis(delay)), count(request.count));
        return view();
    }

    private Answer doubleWebhooks(Call call) {
        faults.doubleWebhooks(count(call.body(WebhookRequest.class).count));
        return view();
    }

    private Answer tamper(Call call) {
        TamperRequest request = call.body(TamperRequest.class);
        if (request.reference == null || request.change == null) {
            throw Refusal.badField("change", "must be drop, amount or rename, of the line with a reference");
        }
        faults.tamper(request.reference, request.change);
        return view();
    }

    /** Ends an authorization's time at once. */
    private Answer expire(Call call) {
        String authorization = String.valueOf(call.body(ExpirationRequest.class).authorization);
        return Answer.of(processor.handle(
                Command.about("expiry:" + authorization, Operation.EXPIRE, clock.instant(), authorization, null)));
    }

    /** A refund that was made does not arrive in the end. */
    private Answer bounce(Call call) {
        BounceRequest request = call.body(BounceRequest.class);
        if (request.refund == null) {
            throw Refusal.badField("refund", "must be given");
        }
        String key = "bounce:" + request.refund;
        return Answer.of(processor.handle(new Command(
                key,
                key,
                Operation.BOUNCE,
                clock.instant(),
                key,
                request.refund,
                null,
                null,
                null,
                request.reason == null ? "expired_or_canceled_card" : request.reason,
                null,
                null)));
    }

    private Answer clear() {
        faults.clear();
        return view();
    }

    private Answer view() {
        return Answer.ok(new Items(faults.view()));
    }

    private static int count(@Nullable Integer count) {
        if (count == null) {
            return 1;
        }
        if (count < 1 || count > MOST_CALLS) {
            throw Refusal.badField("count", "must be from 1 to " + MOST_CALLS);
        }
        return count;
    }

    /**
     * @param count how many calls; null for one
     * @param delayMillis how late; null for as late as {@code tok_timeout}
     */
    record FaultRequest(
            @Nullable Operation operation,
            @Nullable Mode mode,
            @Nullable Integer count,
            @Nullable Long delayMillis) {}

    /**
     * @param count how many of the next events are delivered twice; null for one
     */
    record WebhookRequest(@Nullable Integer count) {}

    /**
     * @param reference of the line
     */
    record TamperRequest(@Nullable String reference, Faults.@Nullable Tampering change) {}

    /**
     * @param refund its id
     * @param reason the bank's word; null for the usual one
     */
    record BounceRequest(@Nullable String refund, @Nullable String reason) {}

    record ExpirationRequest(@Nullable String authorization) {}

    record Items(List<Faults.View> items) {}
}
