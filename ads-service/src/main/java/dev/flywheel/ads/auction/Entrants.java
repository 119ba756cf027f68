package dev.flywheel.ads.auction;

import dev.flywheel.ads.targeting.AdIndex;
import dev.flywheel.ads.targeting.AdPlace;
import dev.flywheel.contracts.ads.Auctions.Candidate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds who may enter an auction: the ads of a keyword among the relevant products, with their papers in order. */
@Component
class Entrants {

    /** The most ads that are asked for their papers; the best by bid and quality go first. */
    private static final int MAX = 500;

    private final AdIndex index;
    private final Standings standings;
    private final InFlight inFlight;
    private final AuctionSettings settings;

    Entrants(AdIndex index, Standings standings, InFlight inFlight, AuctionSettings settings) {
        this.index = index;
        this.standings = standings;
        this.inFlight = inFlight;
        this.settings = settings;
    }

    /**
     * @param words the query, as keywords are compared
     */
    List<Entrant> of(String words, List<Candidate> candidates, Terms terms, Instant now) {
        index.refresh();
        List<Match> matches = matches(words, relevance(candidates));
        if (matches.isEmpty()) {
            return List.of();
        }
        Map<UUID, Standing> known =
                standings.of(matches.stream().map(Match::place).toList(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        return inOneCurrency(matches.stream()
                .filter(match -> known.containsKey(match.place.ad()))
                .map(match -> entrant(match, Objects.requireNonNull(known.get(match.place.ad())), now))
                .filter(entrant -> EntryRule.admit(entrant, terms))
                .toList());
    }

    /** Products that pass the relevance gate. A product named twice counts with its better relevance. */
    private Map<UUID, Long> relevance(List<Candidate> candidates) {
        Map<UUID, Long> relevance = HashMap.newHashMap(candidates.size());
        for (Candidate candidate : candidates) {
            if (candidate.relevance().compareTo(settings.relevanceGate()) >= 0) {
                relevance.merge(candidate.product().value(), Quality.parts(candidate.relevance()), Math::max);
            }
        }
        return relevance;
    }

    private List<Match> matches(String words, Map<UUID, Long> relevance) {
        List<Match> matches = index.exact(words).stream()
                .filter(place -> relevance.containsKey(place.product()))
                .map(place -> new Match(place, relevance.getOrDefault(place.product(), 0L)))
                .toList();
        if (matches.size() <= MAX) {
            return matches;
        }
        return matches.stream().sorted(Match.BY_SCORE).limit(MAX).toList();
    }

    private Entrant entrant(Match match, Standing standing, Instant now) {
        long left = standing.left() - inFlight.expected(match.place.campaign(), now);
        return new Entrant(match.place, match.relevance, standing, left);
    }

    /** Bids in different currencies cannot be compared: the currency of most ads takes part, of equals the first by code. */
    private static List<Entrant> inOneCurrency(List<Entrant> entrants) {
        Map<Currency, Long> counts = entrants.stream()
                .collect(Collectors.groupingBy(entrant -> entrant.place().currency(), Collectors.counting()));
        if (counts.size() < 2) {
            return entrants;
        }
        Currency most = counts.entrySet().stream()
                .max(Map.Entry.<Currency, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().getCurrencyCode(), Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
        return entrants.stream()
                .filter(entrant -> entrant.place().currency().equals(most))
                .toList();
    }

    private record Match(AdPlace place, long relevance) {

        static final Comparator<Match> BY_SCORE =
                Comparator.comparingLong(Match::score).reversed().thenComparing(match -> match.place.ad());

        long score() {
            return Math.multiplyExact(place.bid(), Quality.of(place.clickRate(), relevance));
        }
    }
}
