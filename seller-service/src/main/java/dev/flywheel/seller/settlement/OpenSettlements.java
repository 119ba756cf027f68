package dev.flywheel.seller.settlement;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.SellerId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the settlement that takes up money that is available from some day on. */
@Component
public class OpenSettlements {

    private static final int ATTEMPTS = 5;

    // The row is locked by the update that changes nothing, so it cannot be closed before the caller's entries are in
    // it.
    private static final String OPEN = """
            INSERT INTO settlement (id, seller, currency, period_start, period_end, status, opened_at)
            VALUES (:id, :seller, :currency, :start, :end, 'OPEN', :now)
            ON CONFLICT (seller, currency, period_start) DO UPDATE SET status = settlement.status
                WHERE settlement.status = 'OPEN'
            RETURNING id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenSettlements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The open settlement of the period the day lies in, or of the first later period where that one is closed already.
     * Opens it where need be, and locks it for the rest of the transaction.
     */
    public UUID of(SellerId seller, Currency currency, LocalDate day) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Period period = Period.containing(notYetClosed(seller, currency, day), registeredOn(seller, day));
            var open = jdbc.sql(OPEN)
                    .param("id", Ids.next())
                    .param("seller", seller.value())
                    .param("currency", currency.getCurrencyCode())
                    .param("start", period.start())
                    .param("end", period.end())
                    .param("now", Timestamp.from(clock.instant()))
                    .query(UUID.class)
                    .optional();
            if (open.isPresent()) {
                return open.get();
            }
            // It was closed between the two statements; the next look finds the period after it.
        }
        throw new IllegalStateException("settlements of seller " + seller + " close faster than they open");
    }

    /** The first day from the given one on that no closed settlement covers. */
    private LocalDate notYetClosed(SellerId seller, Currency currency, LocalDate day) {
        return jdbc.sql("""
                SELECT greatest(:day::date, max(period_end)) FROM settlement
                WHERE seller = :seller AND currency = :currency AND status <> 'OPEN'""")
                .param("day", day)
                .param("seller", seller.value())
                .param("currency", currency.getCurrencyCode())
                .query(LocalDate.class)
                .single();
    }

    /** A seller the operator's data knows and this service does not (yet) counts from the day itself. */
    private LocalDate registeredOn(SellerId seller, LocalDate day) {
        return jdbc.sql("SELECT registered_at FROM seller WHERE id = :seller")
                .param("seller", seller.value())
                .query((row, number) -> LocalDate.ofInstant(row.getTimestamp(1).toInstant(), ZoneOffset.UTC))
                .optional()
                .orElse(day);
    }
}
