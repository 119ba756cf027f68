package dev.flywheel.simulator;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The cardholder's bank: a page on which he confirms a payment, or does not. Tests post what its buttons post. Needs no
 * Idempotency-Key: a step is done once.
 */
final class AuthenticationPages {

    private static final String FAILED = "authentication_failed";

    private final Processor processor;
    private final Books books;
    private final Clock clock;

    AuthenticationPages(Processor processor, Books books, Clock clock) {
        this.processor = processor;
        this.books = books;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/authentications/{id}", (call, id) -> page(id))
                .on("POST", "/authentications/{id}/completion", (call, id) -> done(id, null))
                .on("POST", "/authentications/{id}/failure", (call, id) -> done(id, FAILED));
    }

    private Answer page(String id) {
        Authorization.View view = books.read(ledger -> ledger.authorization(id).view());
        // Only what we made ourselves stands in the page: the id exists, and the amount and currency were checked.
        String page = """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Confirm your payment</title>
                <h1>Confirm %s %s</h1>
                <form method="post" action="/authentications/%s/completion"><button>Confirm</button></form>
                <form method="post" action="/authentications/%s/failure"><button>Refuse</button></form>
                </html>""".formatted(view.amount(), view.currency(), view.id(), view.id());
        return Answer.ok(new Answer.Text("text/html; charset=utf-8", page));
    }

    private Answer done(String id, @Nullable String failure) {
        return Answer.of(processor.handle(
                Command.about("authentication:" + id, Operation.AUTHENTICATE, clock.instant(), id, failure)));
    }
}
