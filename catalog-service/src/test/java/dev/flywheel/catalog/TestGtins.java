package dev.flywheel.catalog;

import dev.flywheel.catalog.product.Gtin;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Numbers no other test has: a product's GTIN is unique, and all tests share one database. */
public final class TestGtins {

    private static final AtomicInteger LAST = new AtomicInteger();

    private TestGtins() {}

    /** An EAN of 13 digits that was not given before. */
    public static String next() {
        String digits = "400%09d".formatted(LAST.incrementAndGet());
        return IntStream.range(0, 10)
                .mapToObj(check -> digits + check)
                .filter(Gtin::isValid)
                .findFirst()
                .orElseThrow();
    }
}
