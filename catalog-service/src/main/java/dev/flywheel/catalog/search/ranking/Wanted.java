package dev.flywheel.catalog.search.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A query, read once: what to ask the index for, and what to compare products with. */
public final class Wanted {

    /** The index is asked for so many words at most. */
    private static final int MOST = 32;

    private static final int MOST_CORRECTED = 4;
    private static final int MOST_CORRECTIONS = 3;
    private static final int MOST_PAIRS = 8;
    private static final int MOST_REWORDINGS = 8;

    /** What a corrected word is worth. */
    private static final double CORRECTED = 0.7;
    /** What a synonym is worth. */
    static final double REWORDED = 0.9;

    /** So many words still say what kind of thing is looked for. */
    private static final int KIND = 2;
    /** So many more name one certain thing. */
    private static final int THING = 6;

    private static final int SHORTEST_RUN = 3;

    private final Phrase phrase;
    private final SortedMap<String, Slot> slots = new TreeMap<>();
    private final SortedSet<String> pairs = new TreeSet<>();
    private final Set<Rewording> rewordings = new LinkedHashSet<>();
    private final Map<String, String> spelling = new LinkedHashMap<>();
    private final List<Run> runs = new ArrayList<>();

    private Wanted(Phrase phrase) {
        this.phrase = phrase;
    }

    public static Wanted of(String text, Vocabulary vocabulary, Synonyms synonyms) {
        Phrase phrase = Phrase.of(text, vocabulary);
        Wanted wanted = new Wanted(phrase);
        wanted.choose();
        wanted.join(vocabulary);
        wanted.correct(vocabulary);
        wanted.reword(synonyms);
        wanted.runs.addAll(0, Run.of(phrase));
        return wanted;
    }

    /** The words to ask the index for; of very many those that tell most. Their order in the query does not matter. */
    public Collection<Slot> slots() {
        return slots.values();
    }

    /** A word and nothing that may stand for it: who has it at all has all that was asked for. */
    public boolean isOneWord() {
        return slots.size() == 1 && pairs.isEmpty() && rewordings.isEmpty() && spelling.isEmpty();
    }

    /** Words of the catalogue that are two of the query in one, in whichever order. */
    public SortedSet<String> pairs() {
        return pairs;
    }

    public Set<Rewording> rewordings() {
        return rewordings;
    }

    /** All words that count as found, in whichever field. */
    public Set<String> known() {
        Set<String> known = new HashSet<>(pairs);
        slots.values().forEach(slot -> {
            known.add(slot.stem());
            known.addAll(slot.corrections());
        });
        rewordings.forEach(rewording -> known.addAll(rewording.stems()));
        return known;
    }

    /** Something was spelled like nothing in the catalogue. */
    public boolean corrected() {
        return !spelling.isEmpty();
    }

    /**
     * The query with the words that were probably meant; null if there is nothing to correct.
     *
     * @param best products that answer it, the best first, whose way of writing is taken; the catalogue itself only knows stems
     */
    public @Nullable String spelledRight(Collection<Candidate> best) {
        if (spelling.isEmpty()) {
            return null;
        }
        return String.join(
                " ",
                IntStream.range(0, phrase.size())
                        .mapToObj(at -> spelledRight(phrase.word(at), best))
                        .toList());
    }

    private String spelledRight(String word, Collection<Candidate> best) {
        String stem = spelling.get(Wording.stem(word));
        if (stem == null) {
            return word;
        }
        return best.stream()
                .map(candidate -> candidate.written(stem))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(stem);
    }

    Phrase phrase() {
        return phrase;
    }

    List<Run> runs() {
        return runs;
    }

    /** 0 if any product of a kind may be meant, 1 if only one can be. */
    double certainty() {
        return Math.clamp((phrase.size() - KIND) / (double) THING, 0, 1);
    }

    private void choose() {
        IntStream.range(0, phrase.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> -phrase.weight(at)).thenComparing(phrase::stem))
                .map(phrase::stem)
                .distinct()
                .limit(MOST)
                .forEach(stem -> slots.put(stem, new Slot(stem)));
    }

    private void join(Vocabulary vocabulary) {
        List<Slot> all = List.copyOf(slots.values());
        SortedMap<String, List<Slot>> known = new TreeMap<>();
        for (Slot first : all) {
            for (Slot second : all) {
                String pair = first.stem() + second.stem();
                if (first != second && pair.length() > SHORTEST_RUN && vocabulary.knows(pair)) {
                    known.put(pair, List.of(first, second));
                }
            }
        }
        known.entrySet().stream().limit(MOST_PAIRS).forEach(pair -> {
            pairs.add(pair.getKey());
            pair.getValue().forEach(slot -> slot.pair(pair.getKey()));
        });
    }

    /** At most so many words; the order of the query does not decide which. */
    private void correct(Vocabulary vocabulary) {
        SortedMap<String, List<String>> similar = new TreeMap<>();
        for (int at = 0; at < phrase.size(); at++) {
            if (slots.containsKey(phrase.stem(at)) && similar.size() < MOST) {
                List<String> words = vocabulary.similar(phrase.word(at), MOST_CORRECTIONS);
                if (words.isEmpty()) {
                    words = vocabulary.completions(phrase.word(at), MOST_CORRECTIONS);
                }
                if (!words.isEmpty()) {
                    similar.putIfAbsent(phrase.stem(at), words);
                }
            }
        }
        similar.entrySet().stream().limit(MOST_CORRECTED).forEach(one -> correct(one.getKey(), one.getValue()));
    }

    private void correct(String stem, List<String> words) {
        spelling.put(stem, words.getFirst());
        Slot slot = slots.get(stem);
        for (String word : words) {
            if (slot != null) {
                slot.correction(word);
            }
            runs.add(new Run(places(Set.of(stem)), word, CORRECTED));
        }
    }

    private void reword(Synonyms synonyms) {
        Map<String, String> typed = new TreeMap<>();
        slots.values().forEach(slot -> slot.corrections().forEach(word -> typed.put(word, slot.stem())));
        slots.keySet().forEach(stem -> typed.put(stem, stem));
        synonyms.of(typed.keySet()).stream()
                .sorted(Comparator.comparing(rule -> String.join(" ", rule.to())))
                .limit(MOST_REWORDINGS)
                .forEach(rule -> reword(rule, typed));
    }

    private void reword(Synonyms.Rule rule, Map<String, String> typed) {
        Set<String> stems = new LinkedHashSet<>();
        rule.from().forEach(stem -> stems.add(typed.getOrDefault(stem, stem)));
        Rewording rewording = new Rewording(rule.to(), !stems.containsAll(rule.from()));
        rewordings.add(rewording);
        for (String stem : stems) {
            Slot slot = slots.get(stem);
            if (slot != null) {
                slot.rewording(rewording);
            }
        }
        double strength = rewording.corrected() ? CORRECTED * REWORDED : REWORDED;
        runs.add(new Run(places(stems), String.join("", rule.to()), strength));
    }

    private int[] places(Set<String> stems) {
        return IntStream.range(0, phrase.size())
                .filter(at -> stems.contains(phrase.stem(at)))
                .toArray();
    }
}
