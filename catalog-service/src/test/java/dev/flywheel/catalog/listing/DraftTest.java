package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.listing.Placement.Conflict;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.domain.Money;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final UUID SELLER = new UUID(5, 5);
    private static final String GTIN = "4006381333931";

    @Test
    void makesAProductAndAnOffer() {
        Draft draft = draft(null, List.of(), List.of());

        Placement.Listed listed = listed(draft.place(row("A", Map.of(Column.QUANTITY, "3"))));

        assertThat(listed.created()).isTrue();
        assertThat(draft.pages().created())
                .singleElement()
                .satisfies(product -> assertThat(product.isKeptBy(null, "A")).isTrue());
        assertThat(draft.newOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.declaredQuantity()).isEqualTo(3));
        assertThat(draft.declared()).containsEntry(listed.offer().value(), 3);
    }

    @Test
    void seesNoChangeInTheSameRowAgain() {
        Row row = row("A", Map.of(Column.PRICE, "9.00", Column.CURRENCY, "USD", Column.QUANTITY, "3"));
        Draft again = after(null, row);

        assertThat(listed(again.place(row)).created()).isFalse();
        assertThat(again.pages().created()).isEmpty();
        assertThat(again.pages().changed()).isEmpty();
        assertThat(again.changedOffers()).isEmpty();
        assertThat(again.declared()).isEmpty();
    }

    @Test
    void keepsWhatTheRowDoesNotState() {
        Draft again = after(null, row("A", Map.of(Column.BRAND, "Zorb", Column.PRICE, "9.00", Column.CURRENCY, "USD")));

        again.place(row("A", Map.of(Column.PRICE, "8.00", Column.CURRENCY, "USD")));

        assertThat(again.pages().changed()).isEmpty();
        assertThat(again.changedOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.terms().price()).isEqualTo(Money.of("8.00", "USD")));
    }

    @Test
    void clearsWhatTheRowStatesToBeEmpty() {
        Draft again = after(null, row("A", Map.of(Column.BRAND, "Zorb", Column.PRICE, "9.00", Column.CURRENCY, "USD")));

        again.place(row("A", Map.of(Column.BRAND, "", Column.PRICE, "")));

        assertThat(again.pages().changed())
                .singleElement()
                .satisfies(product -> assertThat(product.content().brand()).isNull());
        assertThat(again.changedOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.terms().price()).isNull());
    }

    @Test
    void joinsTheProductWithTheSameGtinAndLeavesItsContent() {
        Draft retail = draft(null, List.of(), List.of());
        retail.place(row("A", Map.of(Column.GTIN, GTIN)));
        Draft seller = draft(SELLER, retail.pages().created(), List.of());

        Placement.Listed joined =
                listed(seller.place(row("mine", Map.of(Column.GTIN, "0" + GTIN, Column.BRAND, "Other"))));

        assertThat(joined.product().value())
                .isEqualTo(retail.pages().created().getFirst().id());
        assertThat(seller.pages().created()).isEmpty();
        assertThat(seller.pages().changed()).isEmpty();
    }

    @Test
    void doesNotMoveAnOfferToAnotherProduct() {
        Draft retail = draft(null, List.of(), List.of());
        retail.place(row("A", Map.of(Column.GTIN, GTIN)));
        Draft seller = draft(SELLER, retail.pages().created(), List.of());
        seller.place(row("mine", Map.of(Column.GTIN, GTIN)));
        Draft again = draft(SELLER, retail.pages().created(), seller.newOffers());

        assertThat(conflict(again.place(row("mine", Map.of(Column.GTIN, "96385074")))))
                .isEqualTo(Conflict.OTHER_PRODUCT);
    }

    @Test
    void refusesAGtinThatAnotherProductHas() {
        Draft draft = draft(null, List.of(), List.of());
        draft.place(row("A", Map.of(Column.GTIN, GTIN)));
        draft.place(row("B", Map.of()));

        assertThat(conflict(draft.place(row("B", Map.of(Column.GTIN, GTIN))))).isEqualTo(Conflict.GTIN_TAKEN);
    }

    @Test
    void freesTheGtinAProductGaveUp() {
        Draft draft = draft(null, List.of(), List.of());
        draft.place(row("A", Map.of(Column.GTIN, GTIN)));
        draft.place(row("A", Map.of(Column.GTIN, "")));

        draft.place(row("B", Map.of(Column.GTIN, GTIN)));

        assertThat(draft.pages().created()).hasSize(2);
    }

    @Test
    void listsAWithdrawnOfferAgain() {
        Row row = row("A", Map.of());
        Draft first = draft(null, List.of(), List.of());
        first.place(row);
        StoredOffer listed = first.newOffers().getFirst();
        StoredOffer withdrawn = new StoredOffer(
                listed.id(), listed.product(), listed.sku(), listed.terms(), OfferStatus.WITHDRAWN, null);
        Draft again = draft(null, first.pages().created(), List.of(withdrawn));

        again.place(row);

        assertThat(again.visiblyChangedOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.status()).isEqualTo(OfferStatus.LISTED));
    }

    @Test
    void makesAParentWithoutAnOffer() {
        Draft draft = draft(null, List.of(), List.of());

        Placement.Listed parent = listed(draft.place(row("P", Map.of(Column.VARIATION_THEME, "size,colour"))));

        assertThat(parent.offer()).isNull();
        assertThat(parent.created()).isTrue();
        assertThat(draft.newOffers()).isEmpty();
        assertThat(draft.pages().created()).singleElement().matches(StoredProduct::isParent);
    }

    @Test
    void sellsNoParent() {
        Draft draft = draft(null, List.of(), List.of());
        Map<Column, String> priced =
                Map.of(Column.VARIATION_THEME, "size", Column.PRICE, "9.00", Column.CURRENCY, "USD");

        assertThat(conflict(draft.place(row("P", priced)))).isEqualTo(Conflict.NOT_BUYABLE);
        assertThat(draft.pages().created()).isEmpty();
    }

    @Test
    void takesBackTheOfferOfWhatBecomesAParent() {
        Draft again = after(null, row("P", Map.of()));

        again.place(row("P", Map.of(Column.VARIATION_THEME, "size")));

        assertThat(again.visiblyChangedOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.status()).isEqualTo(OfferStatus.WITHDRAWN));
    }

    @Test
    void givesEachVariationAPlaceOfItsOwn() {
        Draft draft = draft(null, List.of(), List.of());
        draft.place(row("P", Map.of(Column.VARIATION_THEME, "size")));
        listed(draft.place(variation("S", "{\"size\":\"S\"}")));
        listed(draft.place(variation("M", "{\"size\":\"M\"}")));

        assertThat(conflict(draft.place(variation("S-2", "{\"size\":\" s \"}"))))
                .isEqualTo(Conflict.VARIATION_TAKEN);
        assertThat(conflict(draft.place(variation("L", "{}")))).isEqualTo(Conflict.INVALID_CONTENT);
        listed(draft.place(row("S", Map.of(Column.PARENT_SKU, ""))));
        listed(draft.place(variation("S-2", "{\"size\":\"S\"}")));
    }

    @Test
    void knowsNoFamilyThatWasNotListedAsOne() {
        Draft draft = draft(null, List.of(), List.of());
        draft.place(row("P", Map.of()));

        assertThat(conflict(draft.place(variation("S", "{\"size\":\"S\"}")))).isEqualTo(Conflict.UNKNOWN_PARENT);
    }

    @Test
    void keepsATwoSidedFamilyTogether() {
        Draft draft = draft(null, List.of(), List.of());
        draft.place(row("P", Map.of(Column.VARIATION_THEME, "size")));
        draft.place(variation("S", "{\"size\":\"S\"}"));

        assertThat(conflict(draft.place(row("P", Map.of(Column.VARIATION_THEME, "colour")))))
                .isEqualTo(Conflict.FAMILY_IN_USE);
        assertThat(conflict(draft.place(row("P", Map.of(Column.VARIATION_THEME, "")))))
                .isEqualTo(Conflict.FAMILY_IN_USE);
    }

    @Test
    void refusesWhatHasNoRoomInItsFamily() {
        Draft draft = draft(null, List.of(), List.of());
        draft.place(row("P", Map.of(Column.VARIATION_THEME, "size")));
        for (int i = 0; i < Families.MOST_VARIATIONS; i++) {
            listed(draft.place(variation("V-" + i, "{\"size\":" + i + "}")));
        }

        assertThat(conflict(draft.place(variation("V", "{\"size\":\"more\"}")))).isEqualTo(Conflict.FAMILY_IN_USE);
    }

    @Test
    void editsThePageAndLeavesTheOffer() {
        Draft again = after(null, row("A", Map.of(Column.PRICE, "9.00", Column.CURRENCY, "USD")));

        listed(again.edit(row("A", Map.of(Column.BRAND, "Zorb"))));

        assertThat(again.changedOffers()).isEmpty();
        assertThat(again.pages().changed())
                .singleElement()
                .satisfies(page -> assertThat(page.content().brand()).isEqualTo("Zorb"));
    }

    @Test
    void editsNoPageOfAnother() {
        Draft retail = draft(null, List.of(), List.of());
        retail.place(row("A", Map.of(Column.GTIN, GTIN)));
        Draft seller = draft(SELLER, retail.pages().created(), List.of());
        seller.place(row("mine", Map.of(Column.GTIN, GTIN)));

        assertThat(conflict(seller.edit(row("mine", Map.of())))).isEqualTo(Conflict.OTHER_PRODUCT);
    }

    @Test
    void needsATitleForAProductThatIsNotThere() {
        Draft draft = draft(SELLER, List.of(), List.of());
        Map<Column, String> cells = new EnumMap<>(Map.of(Column.SKU, "S"));
        Row row = ((Checked.Fine) RowCheck.check(cells, Set.of(Column.SKU))).row();

        assertThat(conflict(draft.place(row))).isEqualTo(Conflict.TITLE_REQUIRED);
    }

    private static Draft draft(
            @Nullable UUID sender, Collection<StoredProduct> products, Collection<StoredOffer> offers) {
        return new Draft(sender, new Pages(sender, products, TestPages.surroundings()), offers);
    }

    private static Draft after(@Nullable UUID sender, Row row) {
        Draft first = draft(sender, List.of(), List.of());
        first.place(row);
        return draft(sender, first.pages().created(), first.newOffers());
    }

    private static Row row(String sku, Map<Column, String> more) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.SKU, sku);
        cells.put(Column.TITLE, "A thing");
        cells.putAll(more);
        return ((Checked.Fine) RowCheck.check(cells, Set.of(Column.SKU, Column.TITLE))).row();
    }

    private static Row variation(String sku, String attributes) {
        return row(sku, Map.of(Column.PARENT_SKU, "P", Column.ATTRIBUTES, attributes));
    }

    private static Placement.Listed listed(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Listed.class);
        return (Placement.Listed) placement;
    }

    private static Conflict conflict(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Refused.class);
        return ((Placement.Refused) placement).conflict();
    }
}
