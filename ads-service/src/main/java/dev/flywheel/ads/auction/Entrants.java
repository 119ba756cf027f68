package dev.flywheel.ads.auction;

import dev.flywheel.ads.targeting.AdIndex;
import dev.flywheel.ads.targeting.AdPlace;
import dev.flywheel.contracts.ads.Auctions.Candidate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    /** How many are asked at once. */
    private static final int AT_ONCE = 32;

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
     * The best first, so many that nobody left out could win a place or set a price.
     *
     * @param words the query, as keywords are compared
     */
    List<Entrant> of(String words, List<Candidate> candidates, Terms terms, Instant now) {
        index.refresh();
        List<Match> matches = matches(words, relevance(candidates));
        List<Entrant> admitted = new ArrayList<>();
        for (int start = 0; start < matches.size(); start += AT_ONCE) {
            if (start > 0 && isDecided(admitted, matches.get(start).score(), terms)) {
                break;
            }
            List<Match> next = matches.subList(start, Math.min(start + AT_ONCE, matches.size()));
            admitted.addAll(admitted(next, terms, now));
        }
        return admitted;
    }

    private List<Entrant> admitted(List<Match> matches, Terms terms, Instant now) {
        Map<UUID, Standing> known =
                standings.of(matches.stream().map(Match::place).toList(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        return matches.stream()
                .filter(match -> known.containsKey(match.place.ad()))
                .map(match -> entrant(match, Objects.requireNonNull(known.get(match.place.ad())), now))
                .filter(entrant -> EntryRule.admit(entrant, terms))
                .toList();
    }

    /** Places and prices follow from those who get a place and the one after them. */
    private static boolean isDecided(List<Entrant> admitted, long bestOfTheOthers, Terms terms) {
        List<Contender> ranked =
                Auction.rank(admitted.stream().map(Entrant::contender).toList(), terms);
        return ranked.size() > terms.slots() && ranked.get(terms.slots()).score() > bestOfTheOthers;
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
                .sorted(Match.BY_SCORE)
                .toList();
        return inOneCurrency(matches).stream().limit(MAX).toList();
    }

    private Entrant entrant(Match match, Standing standing, Instant now) {
        long left = standing.left() - inFlight.expected(match.place.campaign(), now);
        return new Entrant(match.place, match.relevance, standing, left);
    }

    /** Bids in different currencies cannot be compared: the currency of most ads takes part, of equals the first by code. */
    private static List<Match> inOneCurrency(List<Match> matches) {
        Map<Currency, Long> counts =
                matches.stream().collect(Collectors.groupingBy(match -> match.place.currency(), Collectors.counting()));
        if (counts.size() < 2) {
            return matches;
        }
        Currency most = counts.entrySet().stream()
                .max(Map.Entry.<Currency, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().getCurrencyCode(), Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
        return matches.stream()
                .filter(match -> match.place.currency().equals(most))
                .toList();
    }

    /**
     * @param score at the full bid; what is left of the budget can only lower it
     */
    private record Match(AdPlace place, long relevance, long score) {

        static final Comparator<Match> BY_SCORE =
                Comparator.comparingLong(Match::score).reversed().thenComparing(match -> match.place.ad());

        Match(AdPlace place, long relevance) {
            this(place, relevance, Math.multiplyExact(place.bid(), Quality.of(place.clickRate(), relevance)));
        }
    }
}
