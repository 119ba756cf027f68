package dev.flywheel.orders.promotion.rule;

import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule about goods alone. */
class GoodsRuleTest {

    @ParameterizedTest
    @CsvSource({
        "Toys, true",
        "Toys > Games, true",
        "Toys > Games > Chess, true",
        "Toys & Games, false",
        "Books > Toys, false",
        "toys, false"
    })
    void aCategoryIsItsWholeBranch(String category, boolean covered) {
        InCategories toys = new InCategories(List.of(List.of("Toys")));
        assertThat(toys.covers(bought(null, category, "1.00", 1))).isEqualTo(covered);
    }

    @Test
    void aCategoryBelowIsNotTheOneAbove() {
        InCategories games = new InCategories(List.of(List.of("Toys", "Games"), List.of("Books")));
        assertThat(games.covers(bought(null, "Toys", "1.00", 1))).isFalse();
        assertThat(games.covers(bought(null, "Books", "1.00", 1))).isTrue();
        assertThat(games.words()).isEqualTo("Games and Books");
    }

    @Test
    void aBrandIsTheSameHoweverItIsCapitalised() {
        OfBrands acme = new OfBrands(List.of("ACME"));
        assertThat(acme.covers(bought(null, "Toys", "1.00", 1))).isTrue();
        assertThat(new OfBrands(List.of("Acme Inc")).covers(bought(null, "Toys", "1.00", 1)))
                .isFalse();
        Basket.Line nameless = new Basket.Line(OfferId.next(), ProductId.next(), null, null, List.of(), usd("1.00"), 1);
        assertThat(acme.covers(nameless)).isFalse();
    }

    @Test
    void sellersAreThirdPartiesOnly() {
        SellerId seller = SellerId.next();
        OfSellers rule = new OfSellers(Set.of(seller));
        assertThat(rule.covers(bought(seller, "Toys", "1.00", 1))).isTrue();
        assertThat(rule.covers(bought(SellerId.next(), "Toys", "1.00", 1))).isFalse();
        assertThat(rule.covers(bought(null, "Toys", "1.00", 1))).isFalse();
    }

    @Test
    void aProductIsMeantWhoeverOffersItAndAnOfferAlone() {
        Basket.Line one = bought(null, "Toys", "1.00", 1);
        Basket.Line same =
                new Basket.Line(OfferId.next(), one.product(), SellerId.next(), null, List.of(), usd("2.00"), 1);
        OfProducts product = new OfProducts(Set.of(one.product()));
        OfOffers offer = new OfOffers(Set.of(one.offer()));
        assertThat(product.covers(one)).isTrue();
        assertThat(product.covers(same)).isTrue();
        assertThat(offer.covers(one)).isTrue();
        assertThat(offer.covers(same)).isFalse();
    }

    @Test
    void severalRulesMustAllFitAndNoneMeansEverything() {
        Basket.Line toy = bought(null, "Toys", "1.00", 1);
        assertThat(CoveredGoods.of(Terms.Goods.ALL).covers(toy)).isTrue();
        assertThat(CoveredGoods.of(goods("Toys", "acme")).covers(toy)).isTrue();
        assertThat(CoveredGoods.of(goods("Toys", "Other")).covers(toy)).isFalse();
        assertThat(CoveredGoods.of(goods("Books", "Acme")).covers(toy)).isFalse();
        assertThat(CoveredGoods.of(goods("Toys", "Acme")).words()).isEqualTo("Toys");
    }

    private static Terms.Goods goods(String category, String brand) {
        return new Terms.Goods(List.of(category), List.of(brand), null, null, null);
    }
}
