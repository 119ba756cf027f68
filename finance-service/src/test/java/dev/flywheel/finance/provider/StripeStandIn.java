package dev.flywheel.finance.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the part of Stripe's wire format that we use: form-encoded requests with brackets, JSON answers, error objects,
 * idempotency keys that answer again what they answered first. Its books judge what happened.
 */
final class StripeStandIn implements AutoCloseable {

    static final String API_KEY = "sk_test_standin";

    /** What goes wrong with the next request that changes something. */
    enum Fault {
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        ERROR,
        RESET,
        RESET_AFTER,
        KEY_IN_USE,
        RATE_LIMIT
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LATE_MILLIS = 1_700;

    private final HttpServer server;
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> disputes = new HashMap<>();
    private final Map<String, Map<String, Object>> refunds = new HashMap<>();
    private final Map<String, Kept> kept = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Map<String, Object>> transactions = new ArrayList<>();
    private int numbers;

    StripeStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized void next(Fault fault) {
        faults.add(fault);
    }

    /** Ends a reset, which lasts: the JDK's client silently repeats a request whose connection was cut. */
    synchronized void heal() {
        faults.clear();
    }

    /** What was sent, as {@code METHOD path key body}, oldest first. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Intents for a reference: amount, captured, refunded, status. */
    synchronized List<String> intents(String reference) {
        return intents.values().stream()
                .filter(intent -> reference.equals(intent.metadata.get("flywheel_reference")))
                .map(intent -> intent.amount + " " + intent.captured + " " + intent.refunded + " " + intent.status)
                .toList();
    }

    /** The bank's page: done, or failed. */
    synchronized void step(String url, boolean done) {
        Intent intent = intents.get(url.substring(url.lastIndexOf('/') + 1));
        intent.status = done ? "requires_capture" : "requires_payment_method";
        intent.declineCode = done ? null : "authentication_failed";
    }

    /** Stripe cancels what was not captured in its time. */
    synchronized void expire(String intent) {
        intents.get(intent.replace("+multi", "")).status = "canceled";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Fault fault = method.equals("POST") && !path.equals("/v1/customers") ? fault() : null;
        Reply reply;
        synchronized (this) {
            requests.add(method + " " + path + " " + key + " " + body);
            reply = refusal(fault);
            boolean authorised =
                    ("Bearer " + API_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorised) {
                reply = error(401, "invalid_request_error", null, "Invalid API Key provided");
            } else if (reply == null && fault != Fault.TIMEOUT_BEFORE && fault != Fault.RESET) {
                reply = once(method, path, key, body);
            }
        }
        if (fault == Fault.TIMEOUT_BEFORE || fault == Fault.TIMEOUT_AFTER) {
            late();
        }
        if (reply == null || fault == Fault.RESET_AFTER) {
            exchange.close();
            return;
        }
        byte[] bytes = JSON.writeValueAsBytes(reply.body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_" + requests.size());
        try (exchange) {
            exchange.sendResponseHeaders(reply.status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Fault fault() {
        boolean lasts = faults.peek() == Fault.RESET || faults.peek() == Fault.RESET_AFTER;
        return lasts ? faults.peek() : faults.poll();
    }

    private static Reply refusal(Fault fault) {
        if (fault == Fault.ERROR) {
            return error(500, "api_error", null, "Something went wrong");
        }
        if (fault == Fault.KEY_IN_USE) {
            return error(409, "idempotency_error", "idempotency_key_in_use", "There is a concurrent request");
        }
        return fault == Fault.RATE_LIMIT
                ? error(429, "invalid_request_error", "rate_limit", "Too many requests")
                : null;
    }

    private Reply once(String method, String path, String key, String body) {
        if (method.equals("GET")) {
            return answer(path, Map.of());
        }
        Map<String, String> form = form(body);
        Kept before = kept.get(key);
        if (before == null) {
            before = new Kept(path, form, answer(path, form));
            kept.put(key, before);
        } else if (!before.path.equals(path) || !before.form.equals(form)) {
            return error(
                    400,
                    "idempotency_error",
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.");
        }
        return before.reply;
    }

    private Reply answer(String path, Map<String, String> form) {
        String[] parts = path.substring("/v1/".length()).split("/", -1);
        if (path.equals("/v1/customers")) {
            return ok(Map.of("id", "cus_" + ++numbers, "object", "customer"));
        }
        if (parts[0].equals("disputes")) {
            return dispute(parts[1], parts.length > 2, form);
        }
        if (parts[0].equals("payment_methods")) {
            return attach(parts[1]);
        }
        if (path.equals("/v1/balance_transactions")) {
            return ok(Map.of("object", "list", "data", transactions, "has_more", false, "url", path));
        }
        if (path.equals("/v1/payment_intents")) {
            return create(form);
        }
        if (path.equals("/v1/refunds")) {
            return refund(form);
        }
        if (parts[0].equals("refunds")) {
            Map<String, Object> refund = refunds.get(parts[1]);
            return refund == null
                    ? error(404, "invalid_request_error", "resource_missing", "No such refund")
                    : ok(Map.copyOf(refund));
        }
        if (path.equals("/v1/transfers")) {
            return ok(Map.of("id", "tr_" + ++numbers, "object", "transfer"));
        }
        Intent intent = parts[0].equals("payment_intents") ? intents.get(parts[1]) : null;
        if (intent == null) {
            return error(404, "invalid_request_error", "resource_missing", "No such payment_intent");
        }
        String what = parts.length > 2 ? parts[2] : "retrieve";
        return switch (what) {
            case "capture" -> capture(intent, form);
            case "cancel" -> cancel(intent);
            default -> ok(intent.view());
        };
    }

    /** A bank takes money back. */
    synchronized String dispute(String intent, long amount) {
        String id = "dp_" + ++numbers;
        disputes.put(
                id,
                new HashMap<>(Map.of(
                        "id",
                        id,
                        "object",
                        "dispute",
                        "payment_intent",
                        intent.replace("+multi", ""),
                        "amount",
                        amount,
                        "currency",
                        "usd",
                        "reason",
                        "fraudulent",
                        "status",
                        "needs_response",
                        "evidence_details",
                        Map.of("due_by", 1_900_000_000L))));
        return id;
    }

    /** The bank decides, or asks first. */
    synchronized void decide(String dispute, String status) {
        disputes.get(dispute).put("status", status);
    }

    private Reply dispute(String id, boolean close, Map<String, String> form) {
        Map<String, Object> dispute = disputes.get(id);
        if (dispute == null) {
            return error(404, "invalid_request_error", "resource_missing", "No such dispute");
        }
        if (close) {
            dispute.put("status", "lost");
        } else if ("true".equals(form.get("submit")) && form.containsKey("evidence[uncategorized_text]")) {
            dispute.put("status", "under_review");
        }
        return ok(Map.copyOf(dispute));
    }

    private static Reply attach(String method) {
        if (method.startsWith("pm_declined")) {
            return new Reply(
                    402, Map.of("error", Map.of("type", "card_error", "code", "card_declined", "message", "declined")));
        }
        return ok(Map.of(
                "id",
                method,
                "object",
                "payment_method",
                "type",
                "card",
                "card",
                Map.of("brand", "visa", "last4", "4242", "exp_month", 12, "exp_year", 2040)));
    }

    private Reply create(Map<String, String> form) {
        Intent intent = new Intent("pi_" + ++numbers, form);
        String method = form.getOrDefault("payment_method", "");
        if (!form.containsKey("customer")
                || !"manual".equals(form.get("capture_method"))
                || !"true".equals(form.get("confirm"))) {
            return error(400, "invalid_request_error", "parameter_missing", "customer, capture_method or confirm");
        }
        boolean offSession = "true".equals(form.get("off_session"));
        if (method.startsWith("pm_declined") || method.startsWith("pm_insufficient")) {
            intent.status = "requires_payment_method";
            intents.put(intent.id, intent);
            Map<String, Object> error = new HashMap<>(Map.of(
                    "type",
                    "card_error",
                    "code",
                    "card_declined",
                    "decline_code",
                    method.startsWith("pm_declined") ? "generic_decline" : "insufficient_funds",
                    "message",
                    "Your card was declined.",
                    "payment_intent",
                    intent.view()));
            return new Reply(402, Map.of("error", error));
        }
        intent.status = method.startsWith("pm_step") && !offSession ? "requires_action" : "requires_capture";
        intents.put(intent.id, intent);
        return ok(intent.view());
    }

    private Reply capture(Intent intent, Map<String, String> form) {
        long amount = Long.parseLong(form.getOrDefault("amount_to_capture", "0"));
        boolean last = !"false".equals(form.get("final_capture"));
        if (!intent.status.equals("requires_capture")) {
            return unexpected(intent, "capture");
        }
        if (!last && !intent.multiple()) {
            return error(400, "invalid_request_error", "parameter_invalid", "final_capture cannot be false here");
        }
        if (amount > intent.amount - intent.captured) {
            return error(400, "invalid_request_error", "amount_too_large", "Amount is too large");
        }
        settled("charge", "ch_" + intent.id, amount);
        intent.captured += amount;
        intent.status = last || intent.captured == intent.amount ? "succeeded" : "requires_capture";
        return ok(intent.view());
    }

    private Reply cancel(Intent intent) {
        if (intent.status.equals("succeeded") || intent.status.equals("canceled")) {
            return unexpected(intent, "cancel");
        }
        intent.status = "canceled";
        return ok(intent.view());
    }

    private Reply refund(Map<String, String> form) {
        Intent intent = intents.get(form.get("payment_intent"));
        long amount = Long.parseLong(form.get("amount"));
        if (intent == null || amount > intent.captured - intent.refunded) {
            return error(
                    400, "invalid_request_error", "amount_too_large", "Refund amount is greater than charge amount");
        }
        intent.refunded += amount;
        String id = "re_" + ++numbers;
        settled("refund", id, -amount);
        refunds.put(
                id,
                new HashMap<>(Map.of(
                        "id",
                        id,
                        "object",
                        "refund",
                        "status",
                        "succeeded",
                        "amount",
                        amount,
                        "currency",
                        "usd",
                        "payment_intent",
                        intent.id,
                        "metadata",
                        Map.of("flywheel_key", form.getOrDefault("metadata[flywheel_key]", "")))));
        return ok(Map.copyOf(refunds.get(id)));
    }

    /** The card's bank does not take a refund, or somebody cancels it; either way the money is on our balance again. */
    synchronized void bounce(String id, String status, String reason) {
        Map<String, Object> refund = refunds.get(id);
        refund.put("status", status);
        if (reason != null) {
            refund.put("failure_reason", reason);
        }
        long amount = (long) refund.get("amount");
        intents.get((String) refund.get("payment_intent")).refunded -= amount;
        settled("refund_failure", id, amount);
    }

    /** How it stands, and nothing else. */
    synchronized void state(String refund, String status) {
        refunds.get(refund).put("status", status);
    }

    private void settled(String type, String source, long amount) {
        transactions.add(Map.of(
                "id",
                "txn_" + transactions.size(),
                "object",
                "balance_transaction",
                "type",
                type,
                "source",
                source,
                "amount",
                amount,
                "currency",
                "usd"));
    }

    private static Reply unexpected(Intent intent, String what) {
        return new Reply(
                400,
                Map.of(
                        "error",
                        Map.of(
                                "type",
                                "invalid_request_error",
                                "code",
                                "payment_intent_unexpected_state",
                                "message",
                                "This PaymentIntent could not be " + what + "d because of its status",
                                "payment_intent",
                                intent.view())));
    }

    private static Reply ok(Map<String, ?> body) {
        return new Reply(200, body);
    }

    private static Reply error(int status, String type, String code, String message) {
        Map<String, Object> error = new HashMap<>(Map.of("type", type, "message", message));
        if (code != null) {
            error.put("code", code);
        }
        return new Reply(status, Map.of("error", error));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        Arrays.stream(body.split("&", -1)).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int equals = pair.indexOf('=');
            form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        });
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Longer than the client waits; nobody looks at what comes then. */
    private static void late() {
        try {
            Thread.sleep(LATE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private record Reply(int status, Map<String, ?> body) {}

    private record Kept(String path, Map<String, String> form, Reply reply) {}

    private final class Intent {

        private final String id;
        private final long amount;
        private final Map<String, String> form;
        private final Map<String, String> metadata = new HashMap<>();
        private String status = "requires_confirmation";
        private String declineCode;
        private long captured;
        private long refunded;

        Intent(String id, Map<String, String> form) {
            this.id = id;
            this.form = form;
            this.amount = Long.parseLong(form.getOrDefault("amount", "0"));
            form.forEach((name, value) -> {
                if (name.startsWith("metadata[")) {
                    metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
                }
            });
        }

        boolean multiple() {
            return "if_available".equals(form.get("payment_method_options[card][request_multicapture]"))
                    && !form.getOrDefault("payment_method", "").startsWith("pm_single");
        }

        Map<String, Object> view() {
            String method = form.getOrDefault("payment_method", "");
            Map<String, Object> view = new HashMap<>(Map.of(
                    "id",
                    id,
                    "object",
                    "payment_intent",
                    "amount",
                    amount,
                    "amount_received",
                    captured,
                    "amount_capturable",
                    status.equals("requires_capture") ? amount - captured : 0,
                    "currency",
                    form.getOrDefault("currency", "usd"),
                    "status",
                    status,
                    "customer",
                    form.getOrDefault("customer", ""),
                    "metadata",
                    metadata,
                    "payment_method",
                    Map.of("id", method, "object", "payment_method", "type", "card", "card", Map.of("last4", "4242"))));
            view.put(
                    "latest_charge",
                    Map.of(
                            "id",
                            "ch_" + id,
                            "object",
                            "charge",
                            "payment_method_details",
                            Map.of(
                                    "type",
                                    "card",
                                    "card",
                                    Map.of(
                                            "multicapture",
                                            Map.of("status", multiple() ? "available" : "unavailable")))));
            if (status.equals("requires_action")) {
                view.put(
                        "next_action",
                        Map.of(
                                "type",
                                "redirect_to_url",
                                "redirect_to_url",
                                Map.of("url", url() + "/step/" + id, "return_url", "http://localhost/")));
            }
            if (declineCode != null) {
                view.put("last_payment_error", Map.of("type", "card_error", "code", declineCode, "message", "failed"));
            }
            return view;
        }
    }
}
