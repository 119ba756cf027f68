package dev.flywheel.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.journal.ContentHash;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

    @Test
    void isFoundByItsKeyAtTheProvider() {
        Call call = Call.first(
                CallKind.CAPTURE,
                "shipment:1",
                ContentHash.of("1"),
                PaymentId.next(),
                Money.of("25.00", "USD"),
                Instant.parse("2026-11-23T12:00:00Z"));

        assertThat(Call.ofProviderKey(call.providerKey())).contains(call.id());
    }

    /** The last two are of parts of a call, which nobody waits for by themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flywheel-",
                "flywheel-1",
                "another shop's",
                "0198c0de-0000-7000-8000-000000000000",
                "flywheel-0198c0de-0000-7000-8000-000000000000-2",
                "flywheel-0198c0de-0000-7000-8000-000000000000-again"
            })
    void otherKeysAreNoCallsOfOurs(String key) {
        assertThat(Call.ofProviderKey(key)).isEmpty();
    }
}
