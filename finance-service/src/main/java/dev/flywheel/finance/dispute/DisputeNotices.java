package dev.flywheel.finance.dispute;

import dev.flywheel.finance.payment.NoticeOfDispute;
import dev.flywheel.finance.provider.Looks;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of disputes by webhook. What it says is not believed; it is why the provider is asked. */
@Component
class DisputeNotices {

    private final Looks looks;
    private final Clock clock;

    DisputeNotices(Looks looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
    }

    /** In the webhook's transaction. */
    @EventListener
    void hear(NoticeOfDispute notice) {
        looks.add(Looks.About.DISPUTE, notice.provider(), notice.reference(), clock.instant());
    }
}
