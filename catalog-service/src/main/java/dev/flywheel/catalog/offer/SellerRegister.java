package dev.flywheel.catalog.offer;

import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.Feeds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who sells here. */
@Component
public class SellerRegister {

    private static final Logger log = LoggerFactory.getLogger(SellerRegister.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final SellerCopies copies;
    private final Feeds feeds;

    SellerRegister(SellerCopies copies, Feeds feeds) {
        this.copies = copies;
        this.feeds = feeds;
    }

    /**
     * Makes sure that what the seller service says of this seller is here, where it can be had: he may have registered a
     * moment ago. His token says already that he may sell, so nothing fails if it cannot. Call it outside a transaction.
     */
    public void meet(SellerId seller) {
        if (copies.knows(seller.value())) {
            return;
        }
        try {
            feeds.catchUp("seller", PATIENCE);
        } catch (RuntimeException away) {
            log.info("seller {} lists before we heard of him: {}", seller, away.getMessage());
        }
    }
}
