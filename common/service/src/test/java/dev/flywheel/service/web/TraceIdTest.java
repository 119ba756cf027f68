package dev.flywheel.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceIdTest {

    @Test
    void workInsideWorkReturnsToTheOuterTrace() {
        try (TraceId.Scope outer = TraceId.open(null)) {
            String before = TraceId.current();
            try (TraceId.Scope inner = TraceId.open(null)) {
                assertThat(TraceId.current()).isNotEqualTo(before);
            }
            assertThat(TraceId.current()).isEqualTo(before);
        }
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void whatIsPassedOnIsTaken() {
        try (TraceId.Scope outer = TraceId.open(null)) {
            String trace = TraceId.current();
            String parent = TraceId.traceparent();
            try (TraceId.Scope other = TraceId.open(parent)) {
                assertThat(TraceId.current()).isEqualTo(trace);
            }
        }
    }

    @Test
    void withoutWorkEveryCallIsItsOwnTrace() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(TraceId.current())).isTrue();
        }
    }
}
