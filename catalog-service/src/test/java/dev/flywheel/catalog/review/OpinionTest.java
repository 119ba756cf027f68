package dev.flywheel.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpinionTest {

    private static final String TEXT = "The best kettle I have ever had, it boils in a minute.";

    @Test
    void recognisesTheSameWordsInAnotherDress() {
        assertThat(of(TEXT.toUpperCase(java.util.Locale.ROOT).replace(" ", "  ") + "!!!")
                        .fingerprint())
                .isEqualTo(of(TEXT).fingerprint())
                .isNotNull();
        assertThat(of(TEXT + " Really.").fingerprint()).isNotEqualTo(of(TEXT).fingerprint());
    }

    @Test
    void takesShortTextsForChance() {
        assertThat(of("Works as described.").fingerprint()).isNull();
    }

    private static Opinion of(String text) {
        return new Opinion(5, "Kettle", text, null);
    }
}
