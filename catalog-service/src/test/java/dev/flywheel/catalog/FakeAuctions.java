package dev.flywheel.catalog;

import dev.flywheel.contracts.ads.Auctions;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Ads, played by the test: an auction is won by whom the test says. */
@TestComponent
@Primary
public class FakeAuctions implements Auctions {

    private volatile Function<Request, List<Winner>> rule = request -> List.of();
    private volatile @Nullable Request last;

    /** From now on. */
    public void answer(Function<Request, List<Winner>> how) {
        rule = how;
        last = null;
    }

    /** What was asked last. */
    public @Nullable Request last() {
        return last;
    }

    @Override
    public Served hold(Request request) {
        last = request;
        return new Served(UUID.randomUUID(), rule.apply(request));
    }
}
