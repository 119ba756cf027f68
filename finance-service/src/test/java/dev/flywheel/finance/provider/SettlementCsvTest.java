package dev.flywheel.finance.provider;

import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.finance.provider.PaymentProvider.SettledLine;
import dev.flywheel.finance.provider.PaymentProvider.Settlement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementCsvTest {

    private static final String HEAD = "type,reference,key,authorization,amount,currency,at\n";

    @Test
    void readsLines() {
        assertThat(SettlementCsv.read(HEAD + "capture,c1,\"a,\"\"b\",auth_1,10.00,USD,2026-01-01T00:00:00Z\n"))
                .isEqualTo(new Settlement.Lines(List.of(new SettledLine("capture", "c1", usd("10.00")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "capture,c1,k,auth_1,10.00,USD\n",
                "capture,c1,k,auth_1,ten,USD,2026-01-01T00:00:00Z\n",
                "capture,c1,k,auth_1,10.001,USD,2026-01-01T00:00:00Z\n",
                "capture,c1,k,auth_1,10.00,XXX,2026-01-01T00:00:00Z\n",
                "capture,,k,auth_1,10.00,USD,2026-01-01T00:00:00Z\n",
                "capture,c1,k,auth"
            })
    void halfAFileIsNone(String line) {
        assertThat(SettlementCsv.read(HEAD + "payout,p1,k,,1.00,USD,2026-01-01T00:00:00Z\n" + line))
                .isInstanceOf(Settlement.Unanswered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "<html>", "type,reference\n"})
    void whatIsNoFileIsNone(String text) {
        assertThat(SettlementCsv.read(text)).isInstanceOf(Settlement.Unanswered.class);
    }
}
