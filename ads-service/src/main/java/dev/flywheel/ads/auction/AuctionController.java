package dev.flywheel.ads.auction;

import dev.flywheel.contracts.ads.Auctions;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Auctions, for catalog-service. */
@RestController
class AuctionController implements Auctions {

    private final AuctionHouse house;

    AuctionController(AuctionHouse house) {
        this.house = house;
    }

    @Override
    public Served hold(@Valid @RequestBody Request request) {
        return house.hold(request);
    }
}
