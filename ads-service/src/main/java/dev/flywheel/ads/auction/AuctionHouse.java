package dev.flywheel.ads.auction;

import dev.flywheel.ads.click.ClickTokens;
import dev.flywheel.ads.click.ServedAd;
import dev.flywheel.ads.targeting.AdPlace;
import dev.flywheel.ads.targeting.SearchWords;
import dev.flywheel.contracts.ads.Auctions;
import dev.flywheel.contracts.ads.Auctions.Request;
import dev.flywheel.contracts.ads.Auctions.Served;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds auctions and serves their winners with a click token each. What was served is written after the answer. */
@Component
class AuctionHouse {

    private final Entrants entrants;
    private final ClickTokens tokens;
    private final ServedLog log;
    private final InFlight inFlight;
    private final AuctionSettings settings;
    private final Clock clock;

    AuctionHouse(
            Entrants entrants,
            ClickTokens tokens,
            ServedLog log,
            InFlight inFlight,
            AuctionSettings settings,
            Clock clock) {
        this.entrants = entrants;
        this.tokens = tokens;
        this.log = log;
        this.inFlight = inFlight;
        this.settings = settings;
        this.clock = clock;
    }

    Served hold(Request request) {
        UUID auction = Ids.next();
        Instant now = clock.instant();
        Terms terms = settings.terms(request.slots());
        String words = SearchWords.of(request.query());
        Map<UUID, Entrant> admitted = entrants.of(words, request.candidates(), terms, now).stream()
                .collect(Collectors.toMap(entrant -> entrant.place().ad(), Function.identity(), (one, same) -> one));
        long viewer = request.shopper() == null ? ServedAd.NOBODY : tokens.viewer(request.shopper());
        List<ServedPlace> served =
                Auction.hold(admitted.values().stream().map(Entrant::contender).toList(), terms).stream()
                        .map(winner -> {
                            Entrant entrant = Objects.requireNonNull(
                                    admitted.get(winner.who().ad()));
                            ServedAd ad = ad(auction, winner, entrant.place(), viewer, now);
                            return new ServedPlace(ad, words, winner, entrant, terms, settings.pricing());
                        })
                        .toList();
        served.forEach(place -> inFlight.shown(place.ad().campaign().value(), now, place.expectedCost()));
        log.add(served);
        return new Served(auction, served.stream().map(this::answer).toList());
    }

    private ServedAd ad(UUID auction, Auction.Winner winner, AdPlace place, long viewer, Instant now) {
        return new ServedAd(
                auction,
                winner.slot(),
                new CampaignId(place.campaign()),
                place.ad(),
                place.keyword(),
                new SellerId(place.advertiser()),
                new ProductId(place.product()),
                new OfferId(place.offer()),
                winner.price(settings.pricing()),
                place.currency(),
                viewer,
                now);
    }

    private Auctions.Winner answer(ServedPlace place) {
        return new Auctions.Winner(
                place.ad().product(),
                place.ad().offer(),
                place.entrant().standing().label(),
                tokens.issue(place.ad()));
    }
}
