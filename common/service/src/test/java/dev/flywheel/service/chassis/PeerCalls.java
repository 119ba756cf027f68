package dev.flywheel.service.chassis;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What the test service asks its peer. */
@HttpExchange("/internal/answers")
public interface PeerCalls {

    @GetExchange("/{payment}")
    Answer get(@PathVariable PaymentId payment);

    @PostExchange
    Answer post(@RequestBody Answer answer);

    @PutExchange
    Answer put(@RequestBody Answer answer);

    record Answer(@Nullable String text, @Nullable Money amount) {}
}
