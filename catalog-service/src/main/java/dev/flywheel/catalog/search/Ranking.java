package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Agreement;
import dev.flywheel.catalog.search.ranking.Comparison;
import dev.flywheel.catalog.search.ranking.Standing;
import dev.flywheel.catalog.search.ranking.Vocabulary;
import dev.flywheel.catalog.search.ranking.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ranks what the index found best, word by word. */
final class Ranking {

    /** So many of the best say which category is probably meant. */
    private static final int VOTERS = 10;

    private final Wanted wanted;
    private final Vocabulary vocabulary;

    Ranking(Wanted wanted, Vocabulary vocabulary) {
        this.wanted = wanted;
        this.vocabulary = vocabulary;
    }

    /** Best first; equal ones in the order of the index. */
    List<Placed> of(List<Named> found) {
        float best = 0;
        for (Named one : found) {
            best = Math.max(best, Relevance.text(one.score()));
        }
        List<Placed> placed = new ArrayList<>(found.size());
        for (Named one : found) {
            Agreement agreement = Comparison.of(wanted, one.candidate(), vocabulary);
            placed.add(Placed.of(one, agreement, best == 0 ? 0 : Relevance.text(one.score()) / best));
        }
        placed.sort(Comparator.comparing(Placed::standing));
        Map<String, Double> votes = votes(placed);
        placed.replaceAll(
                one -> one.voted(votes.getOrDefault(one.named().candidate().category(), 0.0)));
        placed.sort(Comparator.comparing(Placed::standing));
        return placed;
    }

    /** Categories by their share of the best matches; those that are named alike vote together. */
    private static Map<String, Double> votes(List<Placed> ranked) {
        Map<String, Double> votes = new HashMap<>();
        double all = 0;
        for (Placed one : ranked.subList(0, Math.min(VOTERS, ranked.size()))) {
            double weight = one.standing().score();
            all += weight;
            votes.merge(one.named().candidate().category(), weight, Double::sum);
        }
        double sum = all;
        votes.remove("");
        votes.replaceAll((category, weight) -> sum == 0 ? 0 : weight / sum);
        return votes;
    }

    /**
     * A product and what speaks for it.
     *
     * @param text the index's score as a share of the best
     */
    record Placed(Named named, Agreement agreement, double text, Standing standing) {

        static Placed of(Named named, Agreement agreement, double text) {
            return new Placed(
                    named,
                    agreement,
                    text,
                    Standing.of(agreement, Relevance.tier(named.score()), text, named.signals()));
        }

        Placed voted(double share) {
            Named voted = new Named(
                    named.product(),
                    named.score(),
                    named.candidate(),
                    named.signals().of(share));
            return of(voted, agreement, text);
        }

        double textPart() {
            return Standing.TEXT * text;
        }

        Ranked ranked() {
            return new Ranked(named.product(), standing.tier(), standing.score());
        }
    }
}
