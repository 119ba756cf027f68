package dev.flywheel.orders.offer;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.feed.Feeds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the catalogue's feed to its end for somebody who was just told of an offer that has not arrived here. */
@Component
class CatalogNews {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogNews.class);
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private final ObjectProvider<Feeds> feeds;

    CatalogNews(ObjectProvider<Feeds> feeds) {
        this.feeds = feeds;
    }

    /** False when the catalogue is away; then what is here is all there is to know. */
    boolean read() {
        try {
            feeds.getObject().catchUp("catalog", AT_MOST);
            return true;
        } catch (ProblemException away) {
            LOG.debug("catalogue not read: {}", away.getMessage());
            return false;
        }
    }
}
