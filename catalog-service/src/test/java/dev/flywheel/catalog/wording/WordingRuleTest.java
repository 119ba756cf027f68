package dev.flywheel.catalog.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see https://example.org/x",
                "HTTP://EXAMPLE",
                "www.example",
                "cheaper at bestkettles.com!",
                "look at my-shop.de/kettle",
                "<a href='http://x'>x</a>"
            })
    void seesLinks(String text) {
        assertThat(WordingRule.LINK.breaks().test(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It broke after one day.It was dear.No refund.",
                "Version 2.0 is better than 1.9",
                "Works with Node.js and ASP.NETwork",
                "It is ok. Me too."
            })
    void leavesFullStopsAlone(String text) {
        assertThat(WordingRule.LINK.breaks().test(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write to joe.doe@example.org",
                "joe (at) example (dot) org",
                "call +1 (555) 123-4567",
                "0049 30 123456",
                "find me on WhatsApp"
            })
    void seesContactData(String text) {
        assertThat(WordingRule.CONTACT.breaks().test(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"It has 12 speeds, 800 W and 3 years", "25 x 30 x 40 cm", "1 000 000 stars", "5 of 5 @ home"})
    void leavesOtherNumbersAlone(String text) {
        assertThat(WordingRule.CONTACT.breaks().test(text)).isFalse();
    }

    @Test
    void hearsShouting() {
        assertThat(WordingRule.SHOUTING.breaks().test("THIS IS THE WORST KETTLE I HAVE EVER HAD"))
                .isTrue();
        assertThat(WordingRule.SHOUTING.breaks().test("The USB-C port of the XPS 13 is fine, and so is HDMI"))
                .isFalse();
        assertThat(WordingRule.SHOUTING.breaks().test("GREAT!")).isFalse();
        assertThat(WordingRule.SHOUTING.breaks().test("とても良いやかんです。とても良いやかんです。とても良いやかんです。"))
                .isFalse();
    }

    @Test
    void noticesRepetition() {
        assertThat(WordingRule.REPETITION.breaks().test("soooooooooooooo good")).isTrue();
        assertThat(WordingRule.REPETITION.breaks().test("good good good good good good"))
                .isTrue();
        assertThat(WordingRule.REPETITION.breaks().test("very, very good, so very good"))
                .isFalse();
    }

    @Test
    void namesAllRulesThatAreBroken() {
        assertThat(WordingRule.broken(WordingRule.ALL, "mail joe@example.org or see www.example.org"))
                .containsExactly("link", "contact data");
        assertThat(WordingRule.broken(WordingRule.ALL, "Boils quickly, pours well."))
                .isEmpty();
    }

    @Test
    void takesLittleTimeWithLongText() {
        for (String part : new String[] {"a", "a.", "1 ", "@a", "ab ab.", "(at)", "é"}) {
            String text = part.repeat(10_000 / part.length());
            assertThat(WordingRule.broken(WordingRule.ALL, text)).hasSizeLessThanOrEqualTo(4);
        }
    }
}
