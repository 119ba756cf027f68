package dev.flywheel.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldRuleTest {

    private static final Opinion HARMLESS = new Opinion(4, "Good kettle", "Boils quickly and pours well.", "Jo");

    @Test
    void holdsNothingBackWithoutAReason() {
        assertThat(HoldRule.holding(of(HARMLESS))).isEmpty();
    }

    @Test
    void looksAtEveryWord() {
        assertThat(HoldRule.holding(of(new Opinion(4, "www.example.org", "Fine.", null))))
                .containsExactly("link");
        assertThat(HoldRule.holding(of(new Opinion(4, "Fine", "Mail joe@example.org", null))))
                .containsExactly("link", "contact data");
        assertThat(HoldRule.holding(of(new Opinion(4, "Fine", "Fine.", "www.example.org"))))
                .containsExactly("link");
    }

    @Test
    void holdsTheSixthReviewWithinAnHour() {
        assertThat(HoldRule.holding(new Submission(HARMLESS, true, 4, 0, false, false)))
                .isEmpty();
        assertThat(HoldRule.holding(new Submission(HARMLESS, true, 5, 0, false, false)))
                .containsExactly("many at once");
    }

    @Test
    void holdsStrangersInARushButNotCustomers() {
        assertThat(HoldRule.holding(new Submission(HARMLESS, false, 0, 19, false, false)))
                .isEmpty();
        assertThat(HoldRule.holding(new Submission(HARMLESS, false, 0, 20, false, false)))
                .containsExactly("rush of strangers");
        assertThat(HoldRule.holding(new Submission(HARMLESS, true, 0, 20, false, false)))
                .isEmpty();
    }

    @Test
    void holdsCopiesAndWhoWasRejectedBefore() {
        assertThat(HoldRule.holding(new Submission(HARMLESS, true, 0, 0, true, true)))
                .containsExactly("copied text", "rejected before");
    }

    private static Submission of(Opinion opinion) {
        return new Submission(opinion, false, 0, 0, false, false);
    }
}
