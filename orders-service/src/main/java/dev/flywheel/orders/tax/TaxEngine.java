package dev.flywheel.orders.tax;

/**
 * Says what tax is due. Our own tables ({@link TaxTables}) answer unless another bean of this type is there, such as a
 * connector to an outside service; wrap that one in {@link FailingOver}, so that a sale never waits for it.
 */
public interface TaxEngine {

    /**
     * The tax on all lines of a basket, in their order; {@code net + tax} is always the line's amount where prices include
     * tax, and {@code net} is the amount where they do not. Nothing is remembered: asking is free.
     */
    Assessment assess(Question question);

    /**
     * The same for who knows the version of our own tables as of now; another engine has none of them.
     *
     * @param tables {@code tax_version}, just read
     */
    default Assessment assess(Question question, long tables) {
        return assess(question);
    }
}
