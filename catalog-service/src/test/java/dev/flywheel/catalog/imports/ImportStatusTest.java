package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportStatusTest {

    @Test
    void goesForwardOnly() {
        assertThat(ImportStatus.RECEIVING.canBecome(ImportStatus.RUNNING)).isTrue();
        assertThat(ImportStatus.RUNNING.canBecome(ImportStatus.COMPLETED)).isTrue();
        assertThat(ImportStatus.RUNNING.canBecome(ImportStatus.FAILED)).isTrue();
        assertThat(ImportStatus.COMPLETED.canBecome(ImportStatus.RUNNING)).isFalse();
        assertThat(ImportStatus.FAILED.canBecome(ImportStatus.RUNNING)).isFalse();
        assertThat(ImportStatus.RECEIVING.canBecome(ImportStatus.COMPLETED)).isFalse();
    }
}
