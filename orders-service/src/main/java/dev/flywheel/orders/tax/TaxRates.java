package dev.flywheel.orders.tax;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The standard rate on our own goods in a whole state: what is left of the time before {@link TaxEngine}. */
@Component
public class TaxRates {

    private final TaxCodes codes;

    TaxRates(TaxCodes codes) {
        this.codes = codes;
    }

    /**
     * The rate in force, as a fraction: 0.065 is 6.5 %. Zero where none is known, prices include it, or nobody is
     * registered.
     *
     * @param country ISO 3166 alpha-2
     * @param region the state's two letters; null where there is none
     */
    public BigDecimal of(String country, @Nullable String region, Instant at) {
        TaxCode code = codes.current();
        BigDecimal sum = BigDecimal.ZERO;
        for (Jurisdiction level : code.covering(new Question.Place(country, region, null, null))) {
            boolean counts = code.registration(level, null, level.dayOf(at))
                    .filter(registration -> !registration.pricesIncludeTax())
                    .isPresent();
            if (counts) {
                sum = sum.add(code.rate(level, TaxCode.STANDARD, level.dayOf(at))
                        .map(Jurisdiction.Rate::rate)
                        .orElse(BigDecimal.ZERO));
            }
        }
        return sum;
    }
}
