package dev.flywheel.finance.storedvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GiftCardCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void isReadAsPeopleTypeIt() {
        GiftCardCode code = GiftCardCode.random();

        assertThat(code.shown()).matches("([0-9A-Z]{4}-){4}[0-9A-Z]{2}");
        assertThat(GiftCardCode.parse(code.shown())).contains(code);
        assertThat(GiftCardCode.parse(" " + code.characters().toLowerCase(java.util.Locale.ROOT) + " "))
                .contains(code);
        assertThat(GiftCardCode.parse(code.shown().replace('0', 'o').replace('1', 'l')))
                .contains(code);
    }

    @Test
    void everySingleMistakeIsNoticed() {
        String right = GiftCardCode.random().characters();
        for (int place = 0; place < right.length(); place++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != right.charAt(place)) {
                    String wrong = right.substring(0, place) + other + right.substring(place + 1);
                    assertThat(GiftCardCode.parse(wrong)).as(wrong).isEmpty();
                }
            }
        }
    }

    @Test
    void soIsEverySwapOfTwoNeighbours() {
        String right = GiftCardCode.random().characters();
        for (int place = 0; place < 15; place++) {
            char first = right.charAt(place);
            char second = right.charAt(place + 1);
            if (first != second) {
                String wrong = right.substring(0, place) + second + first + right.substring(place + 2);
                assertThat(GiftCardCode.parse(wrong)).as(wrong).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "ABCD", "UUUU-UUUU-UUUU-UUUU-UU", "äöü", "0000-0000-0000-0000-000"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(GiftCardCode.parse(typed)).isEmpty();
    }

    @Test
    void isNotShownByAccident() {
        GiftCardCode code = GiftCardCode.random();

        assertThat(code.toString()).doesNotContain(code.characters()).endsWith(code.lastFour());
    }

    @Test
    void differs() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            codes.add(GiftCardCode.random().characters());
        }
        assertThat(codes).hasSize(10_000);
    }
}
