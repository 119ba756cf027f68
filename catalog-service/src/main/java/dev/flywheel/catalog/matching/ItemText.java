package dev.flywheel.catalog.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a name is made of. "Sony SD-V296 60 GB" has the words sony, sd, v296, 60 and gb, the joined word sdv296, which is
 * a model number, and the number 60 that counts gigabytes.
 *
 * @param sequence its words, in order
 * @param words the same
 * @param compounds of pieces with a sign inside, without the sign
 * @param neighbours two words that follow each other, as one
 * @param brand the brand's words
 * @param models what looks like a model number
 */
record ItemText(
        List<String> sequence,
        Set<String> words,
        Set<String> compounds,
        Set<String> neighbours,
        Set<String> brand,
        Set<String> models,
        Numbers numbers) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;()\\[\\]{}|:]+");
    private static final Pattern WORD = Pattern.compile("\\d+\\.\\d+|[\\p{L}\\p{N}]+");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MEASURE = Pattern.compile("(\\d+)(\\p{L}+)|\\d+x\\d+(?:x\\d+)?");
    private static final Pattern ORDINAL = Pattern.compile("\\d+(?:st|nd|rd|th)");
    private static final int MOST_WORDS = 80;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MODEL = 24;
    private static final int SHORTEST_MODEL = 4;
    private static final int SHORTEST_NUMERIC_MODEL = 5;

    static ItemText of(String title, @Nullable String brand, @Nullable String modelNumber) {
        List<String> pieces = Arrays.stream(
                        BETWEEN.split(Folding.fold(modelNumber == null ? title : title + " " + modelNumber)))
                .filter(piece -> !piece.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        List<String> sequence = new ArrayList<>();
        Set<String> compounds = new HashSet<>();
        Set<String> models = new HashSet<>();
        List<String> others = new ArrayList<>();
        for (String piece : pieces) {
            List<String> words = words(piece).toList();
            sequence.addAll(words);
            String core = NO_LETTER_OR_DIGIT.matcher(piece).replaceAll("");
            if (words.size() > 1 && core.length() <= LONGEST_MODEL) {
                compounds.add(core);
            }
            boolean model = isModel(core);
            if (model) {
                models.add(core);
            }
            others.add(model ? "" : piece);
        }
        return new ItemText(
                List.copyOf(sequence),
                Set.copyOf(sequence),
                compounds,
                neighbours(sequence),
                brand == null
                        ? Set.of()
                        : words(Folding.fold(brand)).limit(MOST_WORDS).collect(Collectors.toSet()),
                models,
                Numbers.of(others));
    }

    /** Every form under which the text can be found. */
    Set<String> forms() {
        return Stream.of(words, compounds, brand)
                .flatMap(Set::stream)
                .filter(word -> word.length() <= LONGEST_WORD)
                .collect(Collectors.toSet());
    }

    /** Every form under which the same text of another may stand. */
    Set<String> searched() {
        Set<String> all = forms();
        neighbours.stream().filter(word -> word.length() <= LONGEST_WORD).forEach(all::add);
        return all;
    }

    boolean has(String word) {
        return words.contains(word) || compounds.contains(word) || neighbours.contains(word) || brand.contains(word);
    }

    private static Stream<String> words(String piece) {
        return WORD.matcher(piece).results().map(MatchResult::group).map(Folding::singular);
    }

    private static Set<String> neighbours(List<String> words) {
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < words.size(); i++) {
            String pair = words.get(i - 1) + words.get(i);
            if (pair.length() >= SHORTEST_MODEL) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** Letters and digits together, or many digits; a number with its unit is none. */
    private static boolean isModel(String core) {
        boolean digits = core.chars().anyMatch(Character::isDigit);
        boolean letters = core.chars().anyMatch(Character::isLetter);
        if (!digits || core.length() > LONGEST_MODEL) {
            return false;
        }
        if (!letters) {
            return core.length() >= SHORTEST_NUMERIC_MODEL;
        }
        return core.length() >= SHORTEST_MODEL && !isMeasure(core);
    }

    private static boolean isMeasure(String core) {
        var measure = MEASURE.matcher(core);
        if (measure.matches()) {
            return measure.group(2) == null || Units.of(measure.group(2)) != null;
        }
        return ORDINAL.matcher(core).matches();
    }
}
