package dev.flywheel.orders.mail;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.order.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Words a mail about an order, and puts it in line. */
@Component
class Writing {

    private static final Duration NEWS = Duration.ofDays(3);

    private final Templates templates;
    private final Mails mails;
    private final Customers customers;
    private final Clock clock;
    private final boolean sends;

    Writing(Templates templates, Mails mails, Customers customers, Clock clock, ObjectProvider<JavaMailSender> server) {
        this.templates = templates;
        this.mails = mails;
        this.customers = customers;
        this.clock = clock;
        this.sends = server.getIfAvailable() != null;
    }

    /**
     * Writes to the order's shopper, unless he was erased, or it is so old that it is no news any more: whoever follows
     * facts from their beginning is not to write to everybody about everything.
     *
     * @param fact what about, of which there is one mail
     * @param at when it happened
     * @param document the fact whose document is attached
     */
    void write(
            Order order,
            MailKind kind,
            String fact,
            Instant at,
            Map<String, Object> values,
            @Nullable String document) {
        if (at.isBefore(clock.instant().minus(NEWS)) || customers.isErased(order.account())) {
            return;
        }
        Map<String, Object> all = new HashMap<>(values);
        all.put("order", order.id().toString());
        all.put("name", order.shipTo().name());
        all.put("shipTo", place(order.shipTo()));
        mails.add(
                new Mails.New(
                        order.account(),
                        order.id(),
                        kind,
                        fact,
                        Templates.ENGLISH,
                        templates.write(Templates.ENGLISH, kind, all),
                        document),
                sends,
                clock.instant());
    }

    /** Some units with what the shopper pays for them or gets back, and the sums of that, as documents state them. */
    static Map<String, Object> stated(Order order, List<Part> parts) {
        Amounts sum = Part.sum(parts, order.currency());
        return Map.of(
                "lines",
                parts.stream()
                        .map(part -> line(
                                part.line(), part.quantity(), part.amounts().items()))
                        .toList(),
                "discount",
                unlessZero(sum.off()),
                "wrap",
                unlessZero(sum.wrap()),
                "shipping",
                sum.shippingCharged().toString(),
                "tax",
                sum.taxes().toString(),
                "total",
                sum.charged().toString());
    }

    private static String unlessZero(Money amount) {
        return amount.isZero() ? "" : amount.toString();
    }

    /** Units by line, without what they cost, where nothing is paid or paid back. */
    static List<Map<String, Object>> units(Order order, Map<UUID, Integer> quantities) {
        return quantities.entrySet().stream()
                .map(units -> line(Objects.requireNonNull(order.line(units.getKey())), units.getValue(), null))
                .toList();
    }

    private static Map<String, Object> line(OrderLine line, int quantity, @Nullable Money amount) {
        return Map.of(
                "title",
                line.goods().title().replaceAll("\\p{Cntrl}", " "),
                "units",
                quantity == 0 ? "" : quantity + " x ",
                "amount",
                amount == null ? "" : amount.toString());
    }

    private static String place(Address to) {
        return String.join(
                ", ",
                java.util.stream.Stream.of(to.name(), to.line1(), to.city(), to.country())
                        .map(part -> part.replaceAll("\\p{Cntrl}", " "))
                        .toList());
    }
}
