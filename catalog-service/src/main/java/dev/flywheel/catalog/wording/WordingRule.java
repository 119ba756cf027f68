package dev.flywheel.catalog.wording;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One thing that text of customers and sellers should not have. Every pattern takes time linear in the length of the text.
 *
 * @param name what operators and writers see
 * @param breaks whether the text has it
 */
public record WordingRule(String name, Predicate<String> breaks) {

    /** An address of the web, with or without its scheme. Endings that are English words are left out: "good.It works". */
    static final WordingRule LINK = new WordingRule(
            "link",
            found("(?i)\\bhttps?://|\\bwww\\.|\\b[a-z0-9-]{2,63}\\.(?:com|net|org|info|biz|shop|store|online|site|io|"
                    + "link|ru|cn|de|uk|fr|nl|eu)\\b(?![a-z0-9])"));

    /** An e-mail address, a telephone number, or an invitation to another messenger. */
    static final WordingRule CONTACT = new WordingRule(
            "contact data",
            found(
                            "(?i)[\\p{L}0-9._%+-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\])\\s?[a-z0-9-]{1,63}(?:\\.|\\s?\\(dot\\)\\s?)[a-z]{2,}"
                                    + "|\\b(?:whatsapp|telegram|wechat|viber)\\b")
                    .or(WordingRule::hasTelephoneNumber));

    /** Written in capitals. */
    static final WordingRule SHOUTING = new WordingRule("shouting", WordingRule::shouts);

    /** One character or one word again and again. */
    static final WordingRule REPETITION =
            new WordingRule("repetition", found("(\\S)\\1{9}|(?iU)\\b(\\w{2,30})(?:\\W{1,3}\\2\\b){5}"));

    /** All of them. */
    public static final List<WordingRule> ALL = List.of(LINK, CONTACT, SHOUTING, REPETITION);

    /** Rules that a text breaks where nobody looks at it before it is shown. */
    public static final List<WordingRule> STRICT = List.of(LINK, CONTACT);

    private static final int LETTERS_TO_JUDGE = 30;
    private static final int DIGITS_OF_A_NUMBER = 9;

    /** Names of the rules that a text breaks. */
    public static List<String> broken(List<WordingRule> rules, String text) {
        return rules.stream()
                .filter(rule -> rule.breaks.test(text))
                .map(WordingRule::name)
                .toList();
    }

    private static Predicate<String> found(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }

    /** Nine digits or more with nothing between them but what people put between the digits of a number. */
    private static boolean hasTelephoneNumber(String text) {
        int digits = 0;
        int gap = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
                gap = 0;
            } else if (" -/().+".indexOf(c) < 0 || ++gap > 2) {
                digits = 0;
                gap = 0;
            }
            if (digits >= DIGITS_OF_A_NUMBER) {
                return true;
            }
        }
        return false;
    }

    private static boolean shouts(String text) {
        long letters = text.codePoints()
                .filter(c -> Character.isUpperCase(c) || Character.isLowerCase(c))
                .count();
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        return letters >= LETTERS_TO_JUDGE && capitals * 10 > letters * 7;
    }
}
