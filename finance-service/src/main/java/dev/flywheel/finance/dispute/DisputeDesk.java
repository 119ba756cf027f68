package dev.flywheel.finance.dispute;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.provider.Looks;
import dev.flywheel.finance.provider.Looks.About;
import dev.flywheel.finance.provider.Looks.Look;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.DisputeLook;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the provider about disputes, and answers banks. No transaction is open while the provider is asked. */
@Component
class DisputeDesk {

    private static final Logger log = LoggerFactory.getLogger(DisputeDesk.class);
    private static final int BATCH = 20;

    /** Until an undecided one is looked at again, should its webhook be lost. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final PaymentProvider provider;
    private final Looks looks;
    private final Disputes disputes;
    private final DisputeBook book;
    private final Clock clock;

    DisputeDesk(PaymentProvider provider, Looks looks, Disputes disputes, DisputeBook book, Clock clock) {
        this.provider = provider;
        this.looks = looks;
        this.disputes = disputes;
        this.book = book;
        this.clock = clock;
    }

    /** Looks at what is due; how many turned out to be decided. */
    int lookAtDue() {
        Instant now = clock.instant();
        int decided = 0;
        for (Look due : looks.takeDue(About.DISPUTE, provider.name(), now, now.plus(PAUSE), BATCH)) {
            decided += look(due.reference())
                            .filter(dispute -> dispute.status().isDecided())
                            .isPresent()
                    ? 1
                    : 0;
        }
        return decided;
    }

    /** Sends evidence to the bank, once. */
    Dispute defend(UUID id, String evidence, AccountId operator) {
        Dispute dispute = open(id, DisputeStatus.DEFENDED);
        require(provider.defend("flywheel-dispute-" + id + "-evidence", dispute.providerReference(), evidence));
        return book.defended(dispute, evidence, operator);
    }

    /** Gives the money up. */
    Dispute accept(UUID id) {
        Dispute dispute = open(id, DisputeStatus.LOST);
        require(provider.accept("flywheel-dispute-" + id + "-acceptance", dispute.providerReference()));
        return look(dispute.providerReference())
                .orElseThrow(
                        () -> new ProblemException(CommonError.UNAVAILABLE, "the provider did not confirm it yet"));
    }

    Dispute get(UUID id) {
        return disputes.find(id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no dispute " + id));
    }

    private Optional<Dispute> look(String reference) {
        return switch (provider.dispute(reference)) {
            case DisputeLook.Found(var state) -> {
                Optional<Dispute> dispute = book.record(provider.name(), state);
                if (dispute.isEmpty()) {
                    log.warn("the provider's dispute {} is about none of our payments", reference);
                }
                if (dispute.isEmpty() || dispute.get().status().isDecided()) {
                    looks.over(About.DISPUTE, provider.name(), reference);
                }
                yield dispute;
            }
            case DisputeLook.Nothing nothing -> {
                looks.over(About.DISPUTE, provider.name(), reference);
                yield Optional.empty();
            }
            case DisputeLook.Unanswered(String problem) -> {
                log.warn("the provider does not tell of dispute {}: {}", reference, problem);
                yield Optional.empty();
            }
        };
    }

    private Dispute open(UUID id, DisputeStatus next) {
        Dispute dispute = get(id);
        if (!dispute.status().canBecome(next)) {
            throw new ProblemException(
                    DisputeError.DISPUTE_NOT_OPEN, "dispute " + id + " is " + dispute.status() + " already");
        }
        return dispute;
    }

    private static void require(Result result) {
        switch (result) {
            case Result.Succeeded done -> {
                // As asked.
            }
            case Result.Declined(String code) -> throw refused(code);
            case Result.Lapsed(String code) -> throw refused(code);
            case Result.ActionRequired step -> throw refused("action_required");
            case Result.Unknown(String problem) ->
                throw new ProblemException(
                        CommonError.UNAVAILABLE, "the payment provider did not answer; repeat the call");
        }
    }

    private static ProblemException refused(String code) {
        return new ProblemException(DisputeError.DISPUTE_REFUSED, "the provider refused it: " + code);
    }
}
