package dev.flywheel.simulator;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Disputes: what the shop says to them, and, for tests, what banks do. */
final class DisputeApi {

    private static final int LONGEST_EVIDENCE = 20_000;

    private final Processor processor;
    private final Books books;
    private final Clock clock;

    DisputeApi(Processor processor, Books books, Clock clock) {
        this.processor = processor;
        this.books = books;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.on(
                        "GET",
                        "/v1/disputes/{id}",
                        (call, id) -> Answer.ok(
                                books.read(ledger -> ledger.dispute(id).view())))
                .on("POST", "/v1/disputes/{id}/evidence", this::defend)
                .on("POST", "/v1/disputes/{id}/acceptance", this::concede)
                .on("POST", "/v1/faults/disputes", (call, none) -> open(call))
                .on("POST", "/v1/faults/disputes/{id}/decision", this::decide);
    }

    private Answer defend(Call call, String id) {
        String text = call.body(EvidenceRequest.class).text;
        if (text == null || text.isBlank() || text.length() > LONGEST_EVIDENCE) {
            throw Refusal.badField("text", "must be given, with at most " + LONGEST_EVIDENCE + " characters");
        }
        return handle(call.requireKey(), Operation.DEFEND, id, null, text);
    }

    private Answer concede(Call call, String id) {
        return handle(call.requireKey(), Operation.CONCEDE, id, null, "lost");
    }

    private Answer open(Call call) {
        DisputeRequest request = call.body(DisputeRequest.class);
        if (request.authorization == null || request.amount == null || request.reason == null) {
            throw Refusal.badField("reason", "must be given, as authorization and amount");
        }
        return handle(
                "dispute:" + UUID.randomUUID(),
                Operation.DISPUTE,
                request.authorization,
                request.amount,
                request.reason);
    }

    private Answer decide(Call call, String id) {
        Boolean won = call.body(DecisionRequest.class).won;
        if (won == null) {
            throw Refusal.badField("won", "must be true or false");
        }
        return handle("decision:" + id, Operation.DECIDE, id, null, won ? "won" : "lost");
    }

    private Answer handle(String key, Operation operation, String about, @Nullable String amount, String reference) {
        return Answer.of(processor.handle(new Command(
                key,
                operation + ":" + about + ":" + amount + ":" + reference,
                operation,
                clock.instant(),
                "dispute_" + UUID.randomUUID().toString().replace("-", ""),
                about,
                amount,
                null,
                null,
                reference,
                null,
                null)));
    }

    record EvidenceRequest(@Nullable String text) {}

    record DisputeRequest(
            @Nullable String authorization,
            @Nullable String amount,
            @Nullable String reason) {}

    record DecisionRequest(@Nullable Boolean won) {}
}
