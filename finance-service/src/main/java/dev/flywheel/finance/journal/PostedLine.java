package dev.flywheel.finance.journal;

import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Segment;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal with the entry it belongs to.
 *
 * @param entry key of the entry
 * @param source service that stated it
 * @param line number of the line within its entry, from 1
 * @param seller the third-party seller concerned, null for own business
 * @param reference what the line is about, e.g. {@code order:…}
 */
public record PostedLine(
        String entry,
        String source,
        String description,
        Instant effectiveAt,
        int line,
        LedgerAccount account,
        Side side,
        Money amount,
        Segment segment,
        String country,
        @Nullable SellerId seller,
        String reference) {}
