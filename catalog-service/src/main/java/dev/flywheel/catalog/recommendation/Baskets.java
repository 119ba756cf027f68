package dev.flywheel.catalog.recommendation;

import dev.flywheel.catalog.purchase.PurchaseChange;
import dev.flywheel.catalog.purchase.PurchaseFollower;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts what is bought together as it is bought, cancelled and sent back. A pair's count depends only on what each basket
 * holds and on the places of its products, so counting in any portions, or all again from the beginning, gives the same.
 * The number of statements does not depend on the number of lines.
 */
@Component
class Baskets implements PurchaseFollower {

    private final BasketItems items;
    private final BasketCounts counts;

    Baskets(BasketItems items, BasketCounts counts) {
        this.items = items;
        this.counts = counts;
    }

    @Override
    public void changed(List<PurchaseChange> changes) {
        if (changes.getFirst().units() > 0) {
            List<Flip> came = items.add(changes);
            if (!came.isEmpty()) {
                counts.add(came);
            }
            return;
        }
        List<Flip> went = items.take(changes);
        if (!went.isEmpty()) {
            counts.take(went);
        }
    }

    @Override
    public void forget() {
        counts.clear();
    }
}
