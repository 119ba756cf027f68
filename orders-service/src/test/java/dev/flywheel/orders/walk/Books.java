package dev.flywheel.orders.walk;

import static java.util.stream.Collectors.groupingBy;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.finance.Journal.Posting;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.Side;
import dev.flywheel.orders.FakeFinance.FakeJournal;
import dev.flywheel.orders.FakePayments;
import dev.flywheel.service.web.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The books as finance would keep them: what it did itself, and what this service stated; and what the traces say of them. */
final class Books {

    private final JdbcClient jdbc;
    private final FakePayments payments;
    private final FakeJournal journal;

    Books(JdbcClient jdbc, FakePayments payments, FakeJournal journal) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.journal = journal;
    }

    /** Traces that do not add up, and accounts of which all traces together say something else than the journal. */
    List<String> broken(List<String> orders, Api operator) {
        List<String> broken = new ArrayList<>();
        Map<String, List<Posting>> stated = stated(orders);
        Map<String, BigDecimal> booked = new TreeMap<>();
        Map<String, BigDecimal> traced = new TreeMap<>();
        for (String order : orders) {
            List<Posting> postings = new ArrayList<>(payments.postings(order));
            postings.addAll(stated.getOrDefault(order, List.of()));
            postings.forEach(posting -> booked.merge(account(posting), credit(posting), BigDecimal::add));
            journal.write("order:" + order, postings);
            Api.Reply trace = operator.get("/orders/" + order + "/money-trace").expect(200);
            if (!trace.at("/addsUp").asBoolean(false)) {
                broken.add("TRACE_ADDS_UP: " + trace.body());
            }
            trace.at("/parts")
                    .valueStream()
                    .forEach(part -> traced.merge(
                            part.at("/account").asString(),
                            new BigDecimal(part.at("/amount/amount").asString()),
                            BigDecimal::add));
        }
        traced.forEach((account, amount) -> {
            BigDecimal there = booked.getOrDefault(account, BigDecimal.ZERO);
            if (there.compareTo(amount) != 0) {
                broken.add(
                        "TRACE_IS_JOURNAL: " + account + " is " + amount + " by all traces and " + there + " booked");
            }
        });
        BigDecimal all = booked.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.signum() != 0) {
            broken.add("TRACE_IS_JOURNAL: the journal is out of balance by " + all);
        }
        return broken;
    }

    private Map<String, List<Posting>> stated(List<String> orders) {
        return jdbc
                .sql("""
                        SELECT data::text FROM event_log WHERE type = 'JournalEntry'
                        AND data #>> '{lines,0,dimensions,reference}' = ANY (?) ORDER BY tx, seq""")
                .param(new SqlArrayValue(
                        "text", orders.stream().map(order -> "order:" + order).toArray()))
                .query(String.class)
                .list()
                .stream()
                .map(data -> Json.tolerant().readValue(data, JournalEntry.class))
                .flatMap(entry -> entry.lines().stream()
                        .map(line ->
                                new Posting(entry.key(), "orders", entry.description(), entry.effectiveAt(), line)))
                .collect(groupingBy(
                        posting -> posting.line().dimensions().reference().substring("order:".length())));
    }

    private static String account(Posting posting) {
        return posting.line().account().name();
    }

    private static BigDecimal credit(Posting posting) {
        BigDecimal amount = new BigDecimal(posting.line().amount().amount());
        return posting.line().side() == Side.CREDIT ? amount : amount.negate();
    }
}
