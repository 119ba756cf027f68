package dev.flywheel.orders.mail;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.order.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Words mails about orders, and puts them in line. */
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
     * Writes to the orders' shoppers, but to nobody who was erased, and of nothing that is so old that it is no news any more:
     * whoever follows facts from their beginning is not to write to everybody about everything.
     */
    void write(Collection<Letter> letters) {
        Instant now = clock.instant();
        List<Letter> news = letters.stream()
                .filter(letter -> !letter.at().isBefore(now.minus(NEWS)))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        Set<AccountId> erased = customers.erased(
                news.stream().map(letter -> letter.order().account()).collect(Collectors.toSet()));
        mails.add(
                news.stream()
                        .filter(letter -> !erased.contains(letter.order().account()))
                        .map(this::worded)
                        .toList(),
                sends,
                now);
    }

    private Mails.New worded(Letter letter) {
        Order order = letter.order();
        Map<String, Object> all = new HashMap<>(letter.values());
        all.put("order", order.id().toString());
        all.put("name", order.shipTo().name());
        all.put("shipTo", place(order.shipTo()));
        return new Mails.New(
                order.account(),
                order.id(),
                letter.kind(),
                letter.fact(),
                Templates.ENGLISH,
                templates.write(Templates.ENGLISH, letter.kind(), all),
                letter.document());
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
