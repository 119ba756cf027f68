package dev.flywheel.prime.revenue;

import static dev.flywheel.domain.LedgerAccount.REFUND_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.SUBSCRIPTION_REVENUE;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.Money;
import dev.flywheel.service.feed.EventLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognises revenue by the day: a day that is over is earned. One statement marks and prices a day of many periods, so a
 * day is recognised once however often this runs, and a day that was missed is made up for.
 */
@Component
class DailyRevenue {

    /** Memberships recognised in one transaction. */
    private static final int AT_ONCE = 4_000;
    /** Memberships in one journal entry; each has two lines. */
    private static final int PER_ENTRY = 400;

    /** As {@code Proration.earnedOn}: the last day takes what the equal days before it leave. */
    private static final String RECOGNISE = """
            UPDATE membership_period SET
                recognised = CASE WHEN ends_on = CAST(:day AS date) + 1 THEN price
                                  ELSE recognised + price / (ends_on - starts_on) END,
                next_revenue_on = CASE WHEN ends_on = CAST(:day AS date) + 1 THEN NULL ELSE CAST(:day AS date) + 1 END
            WHERE (membership, number) IN (
                SELECT membership, number FROM membership_period WHERE next_revenue_on = :day
                ORDER BY country, currency, membership LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING membership, country, currency, new.recognised - old.recognised AS minor""";

    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;

    DailyRevenue(JdbcClient jdbc, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The oldest day that is over and not recognised for everybody. */
    Optional<LocalDate> oldestDay() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return jdbc.sql("SELECT min(next_revenue_on) FROM membership_period WHERE next_revenue_on < ?")
                .params(today)
                .query((rs, row) -> Optional.ofNullable(rs.getObject(1, LocalDate.class)))
                .single();
    }

    /** Recognises that day for some memberships; returns for how many. */
    @Transactional
    public int recogniseSome(LocalDate day) {
        List<Earned> earned = jdbc.sql(RECOGNISE)
                .param("day", day)
                .param("limit", AT_ONCE)
                .query(DailyRevenue::earned)
                .list();
        state(day, earned);
        return earned.size();
    }

    private void state(LocalDate day, List<Earned> earned) {
        SortedMap<Group, List<Earned>> groups = earned.stream()
                .filter(one -> !one.amount.isZero())
                .collect(Collectors.groupingBy(Earned::group, TreeMap::new, Collectors.toList()));
        List<JournalEntry> entries = new ArrayList<>();
        groups.forEach((group, members) -> {
            for (int from = 0; from < members.size(); from += PER_ENTRY) {
                entries.add(entry(day, group, members.subList(from, Math.min(members.size(), from + PER_ENTRY))));
            }
        });
        events.append(entries);
    }

    private JournalEntry entry(LocalDate day, Group group, List<Earned> members) {
        String key = "prime:revenue:" + day + ":" + group.country + ":" + group.currency + ":" + number(day, group);
        JournalEntry.Builder entry = JournalEntry.of(key, lastMomentOf(day), "Prime served on " + day);
        for (Earned member : members) {
            Dimensions what = Dimensions.of(group.country, "membership:" + member.membership);
            entry.debit(REFUND_LIABILITY, member.amount, what);
            entry.credit(SUBSCRIPTION_REVENUE, member.amount, what);
        }
        return entry.build();
    }

    /** Counts the day's entries; the counter's row lock lets one run at a time count. */
    private int number(LocalDate day, Group group) {
        return jdbc.sql("""
                INSERT INTO revenue_count (day, country, currency, entries) VALUES (?, ?, ?, 1)
                ON CONFLICT (day, country, currency) DO UPDATE SET entries = revenue_count.entries + 1
                RETURNING entries""")
                .params(day, group.country, group.currency)
                .query(Integer.class)
                .single();
    }

    /** Within the day, so that it is reported in that day's month. */
    private static Instant lastMomentOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private static Earned earned(ResultSet rs, int row) throws SQLException {
        Group group = new Group(rs.getString("country"), rs.getString("currency"));
        Money amount = new Money(rs.getLong("minor"), Money.currency(group.currency));
        return new Earned(group, rs.getObject("membership", UUID.class), amount);
    }

    private record Earned(Group group, UUID membership, Money amount) {}

    private record Group(String country, String currency) implements Comparable<Group> {

        @Override
        public int compareTo(Group other) {
            return Comparator.comparing(Group::country)
                    .thenComparing(Group::currency)
                    .compare(this, other);
        }
    }
}
