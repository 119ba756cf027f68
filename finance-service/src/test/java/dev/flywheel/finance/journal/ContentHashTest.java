package dev.flywheel.finance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentHashTest {

    @Test
    void sameContentHashesAlike() {
        assertThat(ContentHash.of("a", 1, null)).isEqualTo(ContentHash.of("a", 1, null));
        assertThat(ContentHash.of("a").hex()).hasSize(64);
    }

    @Test
    void partsCannotRunIntoEachOther() {
        assertThat(ContentHash.of("ab", "c")).isNotEqualTo(ContentHash.of("a", "bc"));
        assertThat(ContentHash.of("a:b")).isNotEqualTo(ContentHash.of("a", "b"));
        assertThat(ContentHash.of("a", null)).isNotEqualTo(ContentHash.of("a"));
        assertThat(ContentHash.of("a", null)).isNotEqualTo(ContentHash.of("a", "-"));
        assertThat(ContentHash.of("a", null)).isNotEqualTo(ContentHash.of("a", ""));
    }
}
