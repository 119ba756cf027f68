package dev.flywheel.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.service.chassis.ChassisTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest extends ChassisTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void continuesTheCallersTraceAndPassesItOn() {
        PEER.answers(200, "{}");
        String answered = traceOf("00-" + TRACE + "-b7ad6b7169203331-01");
        assertThat(answered).isEqualTo(TRACE);
        assertThat(PEER.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.headers().getFirst("traceparent"))
                        .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                        .doesNotContain("b7ad6b7169203331"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-0af7651916cd43dd8448eb211c80319c",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"injected",
            })
    void beginsAnotherWhereItIsMalformed(String traceparent) {
        PEER.answers(200, "{}");
        assertThat(traceOf(traceparent)).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    }

    @Test
    void refusalsCarryATraceToo() {
        assertThat(api().get("/internal/things").expect(401).headers().firstValue("Trace-Id"))
                .hasValueSatisfying(trace -> assertThat(trace).matches("[0-9a-f]{32}"));
    }

    private String traceOf(String traceparent) {
        return api().with("traceparent", traceparent)
                .get("/broken/peer")
                .expect(200)
                .headers()
                .firstValue("Trace-Id")
                .orElse("");
    }
}
