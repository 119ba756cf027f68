package dev.flywheel.finance.bounce;

import dev.flywheel.finance.payment.NoticeOfBounce;
import dev.flywheel.finance.provider.Looks;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of bounces by webhook. What it says is not believed; it is why the provider is asked. */
@Component
class BounceNotices {

    private final Looks looks;
    private final Clock clock;

    BounceNotices(Looks looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
    }

    /** In the webhook's transaction. */
    @EventListener
    void hear(NoticeOfBounce notice) {
        looks.add(Looks.About.REFUND, notice.provider(), notice.refund(), clock.instant());
    }
}
