package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPlaceTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWritten(Slot slot) {
        IndexPlace place = IndexPlace.start(slot, UUID.randomUUID()).at(4711, UUID.randomUUID());
        assertThat(IndexPlace.parse(place.toString())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 x 2 y",
                "999999 FIRST " + NOBODY + " 1 " + NOBODY,
                IndexPlace.MAKE + " THIRD " + NOBODY + " 1 " + NOBODY,
                IndexPlace.MAKE + " FIRST " + NOBODY + " 1"
            })
    void isNothingWhenDamagedOrOfAnotherMake(String text) {
        assertThat(IndexPlace.parse(text)).isNull();
    }

    @Test
    void leadsToAnIndexOfTheSameMake() {
        assertThat(Slot.FIRST.index()).contains("-" + IndexPlace.MAKE + "-").isNotEqualTo(Slot.SECOND.index());
        assertThat(Slot.FIRST.other()).isEqualTo(Slot.SECOND);
        assertThat(Slot.SECOND.other()).isEqualTo(Slot.FIRST);
    }
}
