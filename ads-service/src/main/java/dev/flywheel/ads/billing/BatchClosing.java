package dev.flywheel.ads.billing;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.EventLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes a batch: takes a campaign's unbilled clicks of one day, and states what they cost in the books. Micros become
 * cents once: batch n is billed {@code round(sum to n) - round(sum to n - 1)}, so after every batch the books are right to
 * half a cent, however many there are.
 */
@Component
class BatchClosing {

    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;

    BatchClosing(JdbcClient jdbc, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The campaign's billing row is locked first, so a second closer waits and then finds nothing left.
     *
     * @return false when there was nothing to bill
     */
    @Transactional
    boolean close(Due due) {
        Account account = lock(due.campaign);
        int number = account.batches + 1;
        Taken taken = take(due, number);
        if (taken.clicks == 0 || taken.lastClick == null) {
            return false;
        }
        long micros = Math.addExact(account.micros, taken.micros);
        Money billed =
                rounded(micros, account.currency).minus(new Money(account.minor, Money.currency(account.currency)));
        keep(due, number, taken, billed);
        jdbc.sql("UPDATE campaign_billing SET batches = ?, micros = ?, minor = minor + ? WHERE campaign_id = ?")
                .params(number, micros, billed.minor(), due.campaign)
                .update();
        if (billed.isPositive()) {
            events.append(entry(due, number, account, taken.lastClick, billed));
        }
        return true;
    }

    private Account lock(UUID campaign) {
        jdbc.sql("INSERT INTO campaign_billing (campaign_id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(campaign)
                .update();
        return jdbc.sql("""
                SELECT b.batches, b.micros, b.minor, c.advertiser_id AS advertiser, c.currency,
                       coalesce(s.country, 'US') AS country
                  FROM campaign_billing b
                  JOIN campaign c ON c.id = b.campaign_id
                  LEFT JOIN seller s ON s.id = c.advertiser_id
                 WHERE b.campaign_id = ? FOR UPDATE OF b""").param(campaign).query(Account.class).single();
    }

    private Taken take(Due due, int number) {
        return jdbc.sql("""
                WITH taken AS (
                    UPDATE ad_click SET batch = :number
                     WHERE campaign_id = :campaign AND day = :day AND batch IS NULL AND charged_micros > 0
                    RETURNING charged_micros, clicked_at)
                SELECT count(*) AS clicks, coalesce(sum(charged_micros), 0)::bigint AS micros,
                       max(clicked_at) AS last_click FROM taken""")
                .param("number", number)
                .param("campaign", due.campaign)
                .param("day", due.day)
                .query(Taken.class)
                .single();
    }

    private void keep(Due due, int number, Taken taken, Money billed) {
        jdbc.sql("""
                INSERT INTO click_batch (campaign_id, number, day, closed_at, clicks, micros, minor)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        due.campaign,
                        number,
                        due.day,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        taken.clicks,
                        taken.micros,
                        billed.minor())
                .update();
    }

    /** Effective at the last click, so that it is reported on the day the clicks were made. */
    private static JournalEntry entry(Due due, int number, Account account, Instant effectiveAt, Money billed) {
        JournalEntry.Dimensions dimensions = JournalEntry.Dimensions.of(account.country, "campaign:" + due.campaign)
                .with(new SellerId(account.advertiser));
        return JournalEntry.of("ads:" + due.campaign + ":batch:" + number, effectiveAt, "Clicks of " + due.day)
                .debit(LedgerAccount.ADVERTISER_RECEIVABLE, billed, dimensions)
                .credit(LedgerAccount.ADVERTISING_REVENUE, billed, dimensions)
                .build();
    }

    private static Money rounded(long micros, String currency) {
        return Money.rounded(BigDecimal.valueOf(micros, 6), Money.currency(currency));
    }

    /** A campaign's day with unbilled clicks. */
    record Due(UUID campaign, LocalDate day) {}

    private record Account(int batches, long micros, long minor, UUID advertiser, String currency, String country) {}

    private record Taken(int clicks, long micros, @Nullable Instant lastClick) {}
}
