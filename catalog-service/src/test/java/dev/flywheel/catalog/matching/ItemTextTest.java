package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemTextTest {

    @Test
    void findsWordsModelsAndNumbers() {
        ItemText text = ItemText.of("Sony SD-V296 DVD Recorder, 60 GB (2007)", "Sony", null);

        assertThat(text.sequence()).containsExactly("sony", "sd", "v296", "dvd", "recorder", "60", "gb", "2007");
        assertThat(text.compounds()).containsExactly("sdv296");
        assertThat(text.models()).containsExactly("sdv296");
        assertThat(text.numbers().byKind())
                .containsEntry("gb", Set.of("60"))
                .containsEntry(Numbers.YEAR, Set.of("2007"))
                .hasSize(2);
        assertThat(text.brand()).containsExactly("sony");
    }

    @Test
    void takesMeasuresForNoModels() {
        ItemText text = ItemText.of("Drive 250GB 2.5-inch 1280x800 1080p 1st 1.7L", null, null);

        assertThat(text.models()).isEmpty();
        assertThat(text.numbers().byKind())
                .containsEntry("gb", Set.of("250"))
                .containsEntry("inch", Set.of("2.5"))
                .containsEntry("p", Set.of("1080"))
                .containsEntry("l", Set.of("1.7"));
    }

    @Test
    void countsTheSameUnitsTheSame() {
        assertThat(ItemText.of("55\" TV", null, null).numbers())
                .isEqualTo(ItemText.of("55 in TV", null, null).numbers())
                .isEqualTo(ItemText.of("55 inches TV", null, null).numbers())
                .isEqualTo(ItemText.of("55-inch TV", null, null).numbers());
    }

    @Test
    void readsTheModelNumberThatIsStatedApart() {
        assertThat(ItemText.of("Recorder", "Sony", "SD-V296").models()).containsExactly("sdv296");
        assertThat(ItemText.of("Part 0618002", null, null).models()).containsExactly("0618002");
    }

    @Test
    void hasWordsThatAnotherWritesAsOne() {
        ItemText text = ItemText.of("Tech Tool Pro", null, null);

        assertThat(text.has("techtool")).isTrue();
        assertThat(text.searched()).contains("tech", "tool", "techtool", "toolpro");
        assertThat(text.forms()).doesNotContain("techtool");
    }

    @Test
    void standsWhateverIsTyped() {
        assertThat(ItemText.of("", null, null).sequence()).isEmpty();
        assertThat(ItemText.of("\ud83d\ude00 \ud83d\ude00", "\u202e", "...").sequence())
                .isEmpty();
        assertThat(ItemText.of("x".repeat(500), null, null).forms()).isEmpty();
        assertThat(ItemText.of("9".repeat(500) + " " + "1.".repeat(200), null, null)
                        .numbers()
                        .byKind()
                        .size())
                .isLessThan(3);
        assertThat(ItemText.of("a ".repeat(250), null, null).sequence()).hasSize(80);
        assertThat(ItemText.of("\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627", null, null)
                        .sequence())
                .hasSize(2);
    }

    @Test
    void saysWhichNumbersDiffer() {
        Numbers one = ItemText.of("Office 2007 60 GB 3 users", null, null).numbers();
        Numbers other = ItemText.of("Office 2005 80 GB 3 users", null, null).numbers();

        assertThat(one.differ(Numbers.YEAR, other)).isTrue();
        assertThat(one.differingUnits(other)).isEqualTo(1);
        assertThat(one.differ(Numbers.PLAIN, other)).isFalse();
        assertThat(one.differingUnits(one)).isZero();
    }

    @Test
    void listsNoVariantTwice() {
        assertThat(Variants.WORDS).hasSizeGreaterThan(60);
    }
}
