package dev.flywheel.orders.tax;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * Our own engine: the operator's tables of jurisdictions, rates and registrations. It is what a {@link TaxEngine} is unless
 * another bean of that type is there.
 */
@Component
@Fallback
@EnableConfigurationProperties(TaxSettings.class)
public class TaxTables implements TaxEngine {

    private final TaxCodes codes;
    private final TaxSettings settings;

    TaxTables(TaxCodes codes, TaxSettings settings) {
        this.codes = codes;
        this.settings = settings;
    }

    /** One SQL statement, however many lines. */
    @Override
    public Assessment assess(Question question) {
        return new Assessing(codes.current(), question, settings.rounding()).assess();
    }

    /** No SQL statement, unless the tables have changed. */
    @Override
    public Assessment assess(Question question, long tables) {
        return new Assessing(codes.current(tables), question, settings.rounding()).assess();
    }
}
