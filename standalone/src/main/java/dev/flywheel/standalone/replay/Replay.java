package dev.flywheel.standalone.replay;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Patience;
import dev.flywheel.standalone.Refusal;
import dev.flywheel.standalone.Screen;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Replays a shop's invoices as orders through the API: the goods become products, the customers sign up, each invoice is
 * ordered, shipped and delivered; then the net sales must be what was ordered, to the penny.
 */
public final class Replay {

    private static final String CURRENCY = "GBP";
    private static final String PASSWORD = "a replayed customer";
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private final Api anonymous;
    private final String email;
    private final String password;
    private final Screen screen;
    private final Map<String, Api> customers = new HashMap<>();

    public Replay(String url, String email, String password, Screen screen) {
        this.anonymous = Api.at(url);
        this.email = email;
        this.password = password;
        this.screen = screen;
    }

    /** True if the books say what the history says. */
    public boolean play(Path file, int invoices) {
        History history = History.read(file);
        Assortment assortment = Assortment.of(history.goods());
        if (assortment.prices().isEmpty()) {
            throw new Refusal(file + " has no sale of goods");
        }
        screen.say(
                "%s: %d sales of goods on %d invoices, %d products",
                file.getFileName(),
                history.goods().size(),
                history.sales().size(),
                assortment.prices().size());
        history.skipped().forEach((reason, count) -> screen.say("  skipped %7d lines: %s", count, reason.label()));
        Api operator = signIn(email, password);
        Map<String, String> offers = list(operator, assortment);
        BigDecimal ordered = BigDecimal.ZERO;
        int done = 0;
        int total = Math.min(invoices, history.sales().size());
        for (List<InvoiceLine> invoice :
                history.sales().values().stream().limit(total).toList()) {
            ordered = ordered.add(order(operator, invoice, offers, assortment));
            screen.progress("invoice", ++done, total, ordered + " " + CURRENCY);
        }
        return compare(operator, ordered, total);
    }

    private Map<String, String> list(Api operator, Assortment assortment) {
        Api.Reply reply = operator.send("POST", "/operator/imports", "text/csv", assortment.csv(CURRENCY))
                .expect(202);
        String location = "/operator/imports/" + reply.text("/id");
        reply = Patience.until(
                () -> operator.get(location).expect(200),
                now -> !now.text("/status").equals("RUNNING"));
        if (!reply.text("/status").equals("COMPLETED") || reply.at("/refused").asInt() > 0) {
            throw new IllegalStateException("the products were not taken whole: " + reply.body());
        }
        Map<String, String> offers = new HashMap<>();
        String cursor = "";
        do {
            Api.Reply page = operator.get(
                            "/operator/inventory?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.at("/items")
                    .values()
                    .forEach(item -> offers.put(
                            item.at("/sku").asString(), item.at("/offerId").asString()));
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        return offers;
    }

    /** Orders, ships and delivers one invoice; answers quantity × price of what was ordered. */
    private BigDecimal order(
            Api operator, List<InvoiceLine> invoice, Map<String, String> offers, Assortment assortment) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        invoice.stream()
                .filter(line -> assortment.prices().containsKey(line.stockCode()))
                .forEach(line -> quantities.merge(line.stockCode(), line.quantity(), Integer::sum));
        if (quantities.isEmpty()) {
            return BigDecimal.ZERO;
        }
        InvoiceLine first = invoice.getFirst();
        Api customer = customers.computeIfAbsent(first.customer(), this::customer);
        List<Map<String, Object>> items = new ArrayList<>();
        BigDecimal value = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> line : quantities.entrySet()) {
            String offer = Objects.requireNonNull(offers.get(line.getKey()), line.getKey());
            items.add(Map.of("offerId", offer, "quantity", line.getValue()));
            value = value.add(assortment.worth(line.getKey(), line.getValue()));
        }
        customer.put("/cart", Map.of("items", items)).expect(200);
        String order = customer.key("invoice-" + first.invoice())
                .post("/checkouts", Map.of("shipTo", address(first), "paymentToken", "tok_approved"))
                .text("/orderId");
        deliver(operator, order);
        return value;
    }

    /** A payment or capture may take longer than the call that asked for it; what is not yet so, will be. */
    private static void deliver(Api operator, String order) {
        Patience.until(
                () -> operator.get("/orders/" + order).expect(200),
                now -> !now.text("/status").equals("PENDING_PAYMENT"));
        String shipment = operator.post("/operator/orders/" + order + "/shipments", Map.of())
                .text("/shipmentId");
        Patience.until(
                () -> operator.post("/operator/shipments/" + shipment + "/delivery", null), now -> now.status() == 200);
    }

    private Api customer(String number) {
        String address = "customer-" + number + "@replay.example";
        anonymous
                .post("/accounts", Map.of("email", address, "password", PASSWORD, "name", "Customer " + number))
                .expect(201);
        return signIn(address, PASSWORD);
    }

    private Api signIn(String address, String secret) {
        return anonymous.as(anonymous
                .post("/sessions", Map.of("email", address, "password", secret))
                .expect(201)
                .text("/accessToken"));
    }

    /** The history knows the country only; in the United States orders go where no sales tax is due. */
    private static Map<String, Object> address(InvoiceLine line) {
        String country = Countries.code(line.country());
        Map<String, Object> address = new LinkedHashMap<>(Map.of(
                "name",
                "Customer " + line.customer(),
                "line1",
                "Invoice " + line.invoice(),
                "city",
                line.country(),
                "postalCode",
                "00000",
                "country",
                country));
        if (country.equals("US") || country.equals("CA")) {
            address.put("region", country.equals("US") ? "DE" : "AB");
        }
        return address;
    }

    private boolean compare(Api operator, BigDecimal ordered, int invoices) {
        BigDecimal booked = settled(operator, ordered);
        boolean balanced = operator.get("/operator/trial-balance")
                .expect(200)
                .at("/balanced")
                .asBoolean();
        screen.table(
                "Replayed " + invoices + " invoices",
                List.of(
                        List.of("Ordered: quantity x price", ordered + " " + CURRENCY),
                        List.of("Net sales, Online stores", booked + " " + CURRENCY),
                        List.of("Difference", booked.subtract(ordered) + " " + CURRENCY),
                        List.of("Trial balance", balanced ? "zero" : "NOT ZERO")));
        return balanced && booked.compareTo(ordered) == 0;
    }

    /** What is booked, once it is what was ordered; or what is booked after a while. */
    private static BigDecimal settled(Api operator, BigDecimal ordered) {
        long patience = System.nanoTime() + SETTLE.toNanos();
        return Patience.until(
                () -> onlineStores(operator), booked -> booked.compareTo(ordered) == 0 || System.nanoTime() > patience);
    }

    private static BigDecimal onlineStores(Api operator) {
        for (JsonNode currency : operator.get("/operator/statements/net-sales")
                .expect(200)
                .at("/currencies")
                .values()) {
            for (JsonNode group : currency.at("/groups").values()) {
                if (currency.at("/currency").asString().equals(CURRENCY)
                        && group.at("/group").asString().equals("Online stores")) {
                    JsonNode amount = group.at("/amount");
                    return new BigDecimal(
                            amount.isObject() ? amount.at("/amount").asString() : amount.asString());
                }
            }
        }
        return BigDecimal.ZERO;
    }
}
