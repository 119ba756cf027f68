package dev.flywheel.catalog.product;

import dev.flywheel.catalog.kept.Rendered;
import dev.flywheel.catalog.offer.FeaturedOffer;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.viewed.ProductViews;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Product pages and the offers on them. */
@RestController
@RequestMapping("/products/{id}")
class ProductController {

    private final Products products;
    private final ProductPages pages;
    private final Offers offers;
    private final ProductViews views;

    ProductController(Products products, ProductPages pages, Offers offers, ProductViews views) {
        this.products = products;
        this.pages = pages;
        this.offers = offers;
        this.views = views;
    }

    /** A look counts whether or not the page is sent again. */
    @GetMapping
    ResponseEntity<Rendered<ProductPage>> show(
            @CurrentAccount @Nullable AccountId shopper, @PathVariable ProductId id) {
        Rendered<ProductPage> page = pages.get(id);
        if (shopper != null) {
            views.seen(shopper, id);
        }
        return page.toResponse();
    }

    /** The hundred best. */
    @GetMapping("/offers")
    OfferList offers(@PathVariable ProductId id) {
        products.check(id);
        List<Offer> shown = offers.of(id);
        UUID featured = FeaturedOffer.of(shown).map(Offer::id).orElse(null);
        return new OfferList(FeaturedOffer.ranked(shown).stream()
                .limit(Page.MAX_LIMIT)
                .map(offer -> OfferItem.of(offer, offer.id().equals(featured)))
                .toList());
    }

    record OfferList(List<OfferItem> items) {}
}
