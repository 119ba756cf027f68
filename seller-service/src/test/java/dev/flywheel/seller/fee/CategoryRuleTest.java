package dev.flywheel.seller.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryRuleTest {

    private static final List<CategoryRule> RULES = List.of(
            new CategoryRule(CategoryRule.Kind.PREFIX, "electronics", "electronics"),
            new CategoryRule(CategoryRule.Kind.PREFIX, "electronics > accessories", "electronics-accessories"),
            new CategoryRule(CategoryRule.Kind.PREFIX, "books", "media"),
            new CategoryRule(CategoryRule.Kind.WORD, "watches", "watches"),
            new CategoryRule(CategoryRule.Kind.WORD, "lawn mowers", "lawn-mowers"));

    @Test
    void takesTheLongestPrefix() {
        assertThat(category("Electronics", "Televisions")).isEqualTo("electronics");
        assertThat(category("Electronics", "Accessories", "Cables")).isEqualTo("electronics-accessories");
        assertThat(category(" ELECTRONICS ")).isEqualTo("electronics");
    }

    @Test
    void aPrefixEndsWithASegment() {
        assertThat(category("Electronics Repair")).isEqualTo(CategoryRule.EVERYTHING_ELSE);
    }

    @Test
    void aPrefixBeatsAWord() {
        assertThat(category("Books", "Collecting Watches")).isEqualTo("media");
    }

    @Test
    void aWordIsFoundWhereverItStandsButNotInsideAnother() {
        assertThat(category("Gifts", "Men's Watches")).isEqualTo("watches");
        assertThat(category("Outdoor", "Robotic Lawn Mowers")).isEqualTo("lawn-mowers");
        assertThat(category("Hobby", "Birdwatches")).isEqualTo(CategoryRule.EVERYTHING_ELSE);
    }

    @Test
    void whatNothingMatchesIsEverythingElse() {
        assertThat(category("Home & Kitchen", "Kettles")).isEqualTo(CategoryRule.EVERYTHING_ELSE);
        assertThat(category()).isEqualTo(CategoryRule.EVERYTHING_ELSE);
        assertThat(category("", " ")).isEqualTo(CategoryRule.EVERYTHING_ELSE);
    }

    private static String category(String... path) {
        return CategoryRule.categoryOf(CategoryPath.of(List.of(path)), RULES);
    }
}
