package dev.flywheel.catalog.recommendation;

import dev.flywheel.catalog.purchase.PurchaseChange;
import dev.flywheel.catalog.purchase.PurchaseFollower;
import dev.flywheel.domain.Ids;
import java.util.List;
import java.util.UUID;
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
        UUID change = Ids.next();
        if (changes.getFirst().units() > 0) {
            List<Flip> came = items.add(change, changes);
            if (!came.isEmpty()) {
                counts.add(change, came);
            }
            return;
        }
        List<Flip> went = items.take(change, changes);
        if (!went.isEmpty()) {
            counts.take(change, went);
        }
    }

    @Override
    public void forget() {
        counts.clear();
    }
}
