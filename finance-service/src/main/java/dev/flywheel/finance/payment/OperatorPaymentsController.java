package dev.flywheel.finance.payment;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.PaymentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was asked of the provider, for operators: above all what it never answered. */
@RestController
@RequestMapping("/operator/payments")
class OperatorPaymentsController {

    private static final Duration NORMAL = Duration.ofHours(24);

    private final Calls calls;
    private final Clock clock;

    OperatorPaymentsController(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Oldest first, of one status or of all. */
    @GetMapping
    Page<ProviderCall> list(
            @RequestParam(required = false) @Nullable CallStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        Instant overdue = clock.instant().minus(NORMAL);
        return Page.of(
                        calls.list(status, after == null ? null : after.uuid(0), most + 1),
                        most,
                        call -> Cursor.of(call.id()))
                .map(call -> ProviderCall.of(call, overdue));
    }

    /**
     * @param payment null for payouts
     * @param attempts times the provider did not answer
     * @param needsAttention true when it is unknown for more than 24 hours: the provider's own records have to be read
     */
    record ProviderCall(
            UUID id,
            CallKind kind,
            String key,
            @Nullable PaymentId payment,
            Money amount,
            CallStatus status,
            String providerKey,
            @Nullable String providerReference,
            @Nullable String declineCode,
            Instant askedAt,
            int attempts,
            @Nullable String lastProblem,
            boolean needsAttention) {

        static ProviderCall of(Call call, Instant overdue) {
            return new ProviderCall(
                    call.id(),
                    call.kind(),
                    call.key(),
                    call.payment(),
                    call.amount(),
                    call.status(),
                    call.providerKey(),
                    call.providerReference(),
                    call.declineCode(),
                    call.askedAt(),
                    call.attempts(),
                    call.lastProblem(),
                    call.isUnknown() && call.askedAt().isBefore(overdue));
        }
    }
}
