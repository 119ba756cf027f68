package dev.flywheel.ads.auction;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How auctions are held.
 *
 * @param pricing which price is charged
 * @param reserve the least a click costs, in the campaign's currency
 * @param increment what is paid above a tie
 * @param relevanceGate below this relevance no product enters, whatever its bid
 * @param perSeller how many sponsored places on a page one seller may have
 */
@Validated
@ConfigurationProperties("flywheel.ads.auction")
record AuctionSettings(
        @DefaultValue("GSP") PricingRule pricing,

        @DefaultValue("0.02") @DecimalMin("0.01") @DecimalMax("100")
        BigDecimal reserve,

        @DefaultValue("0.01") @DecimalMin("0") @DecimalMax("100")
        BigDecimal increment,

        @DefaultValue("0.30") @DecimalMin("0") @DecimalMax("1")
        BigDecimal relevanceGate,

        @DefaultValue("1") @Min(1) @Max(10) int perSeller) {

    Terms terms(int slots) {
        return new Terms(slots, perSeller, micros(reserve), micros(increment));
    }

    private static long micros(BigDecimal amount) {
        return amount.movePointRight(6).longValueExact();
    }
}
