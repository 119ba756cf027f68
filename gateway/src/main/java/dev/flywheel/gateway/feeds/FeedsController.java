package dev.flywheel.gateway.feeds;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who hears whom, how far he is, and what holds him up. */
@RestController
@RequestMapping("/operator/feeds")
class FeedsController {

    private final ServiceFeeds feeds;

    FeedsController(ServiceFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping
    Feeds list() throws InterruptedException {
        return new Feeds(feeds.all());
    }

    /**
     * Lets a service forget what it heard through a subscription and hear it again from the beginning. It goes on after the
     * answer; until the subscription has caught up, what the service knows from it is incomplete.
     */
    @PostMapping("/{service}/{subscription}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    HeardFeed replay(@PathVariable String service, @PathVariable String subscription) {
        return feeds.replay(service, subscription);
    }

    record Feeds(List<FeedsOfService> items) {}
}
