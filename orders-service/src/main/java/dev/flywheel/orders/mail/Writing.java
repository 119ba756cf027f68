package dev.flywheel.orders.mail;

import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.domain.Money;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** The whole order with its sums. The one place that reads amounts. */
    static Map<String, Object> whole(Order order) {
        Amounts total = order.total();
        return Map.of(
                "lines",
                order.lines().stream()
                        .map(line -> line(line, line.quantity(), line.amounts().items()))
                        .toList(),
                "shipping",
                total.shippingCharged().toString(),
                "tax",
                total.tax().toString(),
                "total",
                total.charged().toString());
    }

    /** Some units, as they were told. */
    static Map<String, Object> told(Order order, List<OrderLineRef> lines) {
        return Map.of(
                "lines",
                lines.stream()
                        .flatMap(ref -> Optional.ofNullable(order.line(ref.orderLine())).stream()
                                .map(line -> line(line, ref.quantity(), ref.items())))
                        .toList());
    }

    /** Units by line, without what they cost. */
    static List<Map<String, Object>> units(Order order, Map<UUID, Integer> quantities) {
        return quantities.entrySet().stream()
                .map(units -> line(Objects.requireNonNull(order.line(units.getKey())), units.getValue(), null))
                .toList();
    }

    private static Map<String, Object> line(OrderLine line, int quantity, @Nullable Money amount) {
        return Map.of(
                "title",
                line.goods().title().replaceAll("\\p{Cntrl}", " "),
                "quantity",
                quantity,
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
