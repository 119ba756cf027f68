package dev.flywheel.finance.bounce;

import dev.flywheel.finance.payment.NoticeOfBounce;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of bounces by webhook. What it says is not believed; it is why the provider is asked. */
@Component
class BounceNotices {

    private final Bounces bounces;
    private final Clock clock;

    BounceNotices(Bounces bounces, Clock clock) {
        this.bounces = bounces;
        this.clock = clock;
    }

    /** In the webhook's transaction. */
    @EventListener
    void hear(NoticeOfBounce notice) {
        bounces.look(notice.provider(), notice.refund(), clock.instant());
    }
}
