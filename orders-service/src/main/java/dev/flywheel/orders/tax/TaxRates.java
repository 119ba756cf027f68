package dev.flywheel.orders.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sales tax on goods by where they are delivered. It is collected on third parties' goods too: most states hold the
 * marketplace, not its sellers, to account (marketplace facilitator laws).
 */
@Component
public class TaxRates {

    private final JdbcClient jdbc;

    TaxRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rate in force, as a fraction: 0.065 is 6.5 %. Zero where no rate is known.
     *
     * @param country ISO 3166 alpha-2
     * @param region the state's two letters; null where there is none
     */
    public BigDecimal of(String country, @Nullable String region, Instant at) {
        if (region == null) {
            return BigDecimal.ZERO;
        }
        return jdbc.sql("""
                SELECT rate FROM tax_rate WHERE country = ? AND region = ? AND valid_from <= ?
                ORDER BY valid_from DESC LIMIT 1""")
                .params(country, region, at.atOffset(ZoneOffset.UTC).toLocalDate())
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
    }
}
