package dev.flywheel.finance.dispute;

import dev.flywheel.finance.payment.NoticeOfDispute;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of disputes by webhook. What it says is not believed; it is why the provider is asked. */
@Component
class DisputeNotices {

    private final Disputes disputes;
    private final Clock clock;

    DisputeNotices(Disputes disputes, Clock clock) {
        this.disputes = disputes;
        this.clock = clock;
    }

    /** In the webhook's transaction. */
    @EventListener
    void hear(NoticeOfDispute notice) {
        disputes.look(notice.provider(), notice.reference(), clock.instant());
    }
}
