package dev.flywheel.orders.checkout;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersSettings;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets a few orders be opened at once; the others wait here, in turn. Where all want the same good they would wait for its
 * row instead, each with a connection in hand that those who pay already need, and in no order.
 */
@Component
class Rush {

    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore places;

    Rush(OrdersSettings settings) {
        places = new Semaphore(settings.openingAtOnce(), true);
    }

    <T> T inTurn(Supplier<T> opening) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return opening.get();
        } finally {
            places.release();
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
                CommonError.UNAVAILABLE, "too many check out just now; repeat the call with the same key");
    }
}
