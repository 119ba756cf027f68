package dev.flywheel.accounts.session;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    Job forgetSessions(SignIn signIn) {
        return new Job("forget-sessions", Duration.ofHours(6), signIn::forgetOld);
    }
}
