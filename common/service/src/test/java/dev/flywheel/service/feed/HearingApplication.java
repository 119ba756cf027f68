package dev.flywheel.service.feed;

import dev.flywheel.service.jobs.Job;
import dev.flywheel.service.security.AccessRules;
import dev.flywheel.service.web.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that hears the provider twice: once it can forget what it heard, once it cannot. */
@SpringBootConfiguration
@EnableAutoConfiguration
class HearingApplication {

    static volatile int poisoned = -1;
    static final List<String> JOB_TRACES = new CopyOnWriteArrayList<>();

    @Bean
    AccessRules access() {
        return AccessRules.of();
    }

    @Bean
    FeedSubscription forgetful(JdbcClient jdbc) {
        return FeedSubscription.to("provider")
                .onEach(Counted.class, fact -> apply(fact, jdbc))
                .resetBy(() -> jdbc.sql("DELETE FROM applied").update());
    }

    @Bean
    FeedSubscription unforgetting() {
        return FeedSubscription.to("provider").named("for-good").onEach(Counted.class, fact -> {});
    }

    @Bean
    Job brokenJob() {
        return new Job("broken", Duration.ofDays(1), () -> {
            JOB_TRACES.add(TraceId.current());
            throw new IllegalStateException("broken on purpose");
        });
    }

    private static void apply(Counted fact, JdbcClient jdbc) {
        if (fact.n() == poisoned) {
            throw new IllegalStateException("poisoned");
        }
        jdbc.sql("INSERT INTO applied (writer, n) VALUES (?, ?)")
                .params(fact.writer(), fact.n())
                .update();
    }
}
