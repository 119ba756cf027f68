package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPlaceTest {

    @Test
    void isReadAsItWasWritten() {
        IndexPlace place = IndexPlace.start(UUID.randomUUID()).at(4711, UUID.randomUUID());
        assertThat(IndexPlace.parse(place.toString())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 x 2 y",
                "999999 00000000-0000-0000-0000-000000000000 1 00000000-0000-0000-0000-000000000000"
            })
    void isNothingWhenDamagedOrOfAnotherMake(String text) {
        assertThat(IndexPlace.parse(text)).isNull();
    }
}
