package dev.flywheel.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What shops call: authorizations, captures, voids, refunds, payouts, and what became of them. */
final class PaymentApi {

    private static final int LONGEST_TEXT = 200;
    private static final int MONTH = 12;
    private static final int YEAR = 2040;

    private final Processor processor;
    private final Books books;
    private final Faults faults;
    private final Clock clock;

    PaymentApi(Processor processor, Books books, Faults faults, Clock clock) {
        this.faults = faults;
        this.processor = processor;
        this.books = books;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.on("POST", "/v1/authorizations", (call, none) -> authorize(call))
                .on("GET", "/v1/authorizations", (call, none) -> authorizationsFor(call))
                .on("GET", "/v1/authorizations/{id}", (call, id) -> authorization(id))
                .on("POST", "/v1/authorizations/{id}/captures", (call, id) -> move(Operation.CAPTURE, call, id))
                .on("POST", "/v1/authorizations/{id}/refunds", (call, id) -> move(Operation.REFUND, call, id))
                .on("GET", "/v1/refunds/{id}", (call, id) -> Answer.ok(books.read(ledger -> ledger.refund(id))))
                .on("POST", "/v1/authorizations/{id}/void", this::release)
                .on("POST", "/v1/methods", (call, none) -> keep(call))
                .on("POST", "/v1/payouts", (call, none) -> payOut(call))
                .on("GET", "/v1/requests/{key}", (call, key) -> request(key))
                .on("GET", "/v1/settlements/{date}", (call, date) -> settlement(date))
                .on("GET", "/v1/records", (call, none) -> Answer.ok(books.read(Ledger::records)));
    }

    private Answer authorize(Call call) {
        AuthorizationRequest request = call.body(AuthorizationRequest.class);
        Amounts.minor(request.amount, Amounts.currency(request.currency));
        requireText("reference", request.reference);
        if (request.method == null) {
            requireText("token", request.token);
            Token.of(request.token);
        } else {
            Token.ofMethod(request.method);
        }
        return handle(new Command(
                call.requireKey(),
                fingerprint(Operation.AUTHORIZE, "", request),
                Operation.AUTHORIZE,
                clock.instant(),
                newId("auth"),
                null,
                request.amount,
                request.currency,
                request.method == null ? request.token : null,
                request.reference,
                null,
                null,
                request.method));
    }

    /** A kept method's name says all there is to know of it, so nothing has to be written down. */
    private static Answer keep(Call call) {
        MethodRequest request = call.body(MethodRequest.class);
        requireText("customer", request.customer);
        Token token = Token.of(request.token);
        String decline = token.declineCode();
        if (decline != null) {
            throw Refusal.passing(402, decline, "the card was declined");
        }
        String distinct = Hmac.hex("method", call.requireKey().getBytes(StandardCharsets.UTF_8));
        return new Answer(
                201, new Method(token.method(distinct.substring(0, 24)), "visa", token.lastFour(), MONTH, YEAR));
    }

    private Answer move(Operation operation, Call call, String authorization) {
        AmountRequest request = call.body(AmountRequest.class);
        requireText("amount", request.amount);
        return handle(about(operation, call, authorization, request.amount, request));
    }

    private Answer release(Call call, String authorization) {
        return handle(about(Operation.VOID, call, authorization, null, call.body(VoidRequest.class)));
    }

    private Command about(
            Operation operation, Call call, String authorization, @Nullable String amount, Object request) {
        return new Command(
                call.requireKey(),
                fingerprint(operation, authorization, request),
                operation,
                clock.instant(),
                newId(operation.name().toLowerCase(java.util.Locale.ROOT)),
                authorization,
                amount,
                null,
                null,
                null,
                null,
                null);
    }

    private Answer payOut(Call call) {
        PayoutRequest request = call.body(PayoutRequest.class);
        Amounts.minor(request.amount, Amounts.currency(request.currency));
        requireText("destination", request.destination);
        requireText("reference", request.reference);
        return handle(new Command(
                call.requireKey(),
                fingerprint(Operation.PAYOUT, "", request),
                Operation.PAYOUT,
                clock.instant(),
                newId("payout"),
                null,
                request.amount,
                request.currency,
                null,
                request.reference,
                request.destination,
                null));
    }

    private Answer authorizationsFor(Call call) {
        String reference = call.requireParameter("reference");
        return Answer.ok(new Items(books.read(ledger -> ledger.authorizationsFor(reference))));
    }

    private Answer authorization(String id) {
        return Answer.ok(books.read(ledger -> ledger.authorization(id).view()));
    }

    private Answer request(String key) {
        Entry entry = books.entry(key);
        if (entry == null) {
            throw Refusal.passing(404, "not_found", "nothing was done under the key '" + key + "'");
        }
        return Answer.ok(entry);
    }

    private Answer settlement(String date) {
        LocalDate day;
        try {
            day = LocalDate.parse(date);
        } catch (DateTimeParseException noDate) {
            throw Refusal.badField("date", "must be a day such as 2026-11-23");
        }
        String file = SettlementFile.csv(faults.tamperedWith(books.read(ledger -> ledger.settledOn(day))));
        return Answer.ok(new Answer.Text("text/csv; charset=utf-8", file));
    }

    private Answer handle(Command command) {
        return Answer.of(processor.handle(command));
    }

    private static String newId(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Made from what was read, so that the order of fields and white space do not matter. */
    private static String fingerprint(Operation operation, String about, Object request) {
        return Hmac.hex(
                "fingerprint", (operation + "\n" + about + "\n").getBytes(StandardCharsets.UTF_8), Json.bytes(request));
    }

    private static void requireText(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Refusal.badField(field, "must be given, with at most " + LONGEST_TEXT + " characters");
        }
    }

    /**
     * @param method kept before, in the place of a token
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuthorizationRequest(
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String token,
            @Nullable String reference,
            @Nullable String method) {}

    record MethodRequest(@Nullable String token, @Nullable String customer) {}

    record Method(String id, String brand, String lastFour, int expiryMonth, int expiryYear) {}

    record AmountRequest(@Nullable String amount) {}

    record VoidRequest() {}

    record PayoutRequest(
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String destination,
            @Nullable String reference) {}

    record Items(List<Authorization.View> items) {}
}
