package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.listing.Placement.Conflict;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.domain.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final UUID SELLER = new UUID(5, 5);
    private static final String GTIN = "4006381333931";

    @Test
    void makesAProductAndAnOffer() {
        Draft draft = new Draft(null, List.of(), List.of());

        Placement.Listed listed = listed(draft.place(row("A", Map.of(Column.QUANTITY, "3"))));

        assertThat(listed.created()).isTrue();
        assertThat(draft.newProducts())
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
        assertThat(again.newProducts()).isEmpty();
        assertThat(again.changedProducts()).isEmpty();
        assertThat(again.changedOffers()).isEmpty();
        assertThat(again.declared()).isEmpty();
    }

    @Test
    void keepsWhatTheRowDoesNotState() {
        Draft again = after(null, row("A", Map.of(Column.BRAND, "Zorb", Column.PRICE, "9.00", Column.CURRENCY, "USD")));

        again.place(row("A", Map.of(Column.PRICE, "8.00", Column.CURRENCY, "USD")));

        assertThat(again.changedProducts()).isEmpty();
        assertThat(again.changedOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.terms().price()).isEqualTo(Money.of("8.00", "USD")));
    }

    @Test
    void clearsWhatTheRowStatesToBeEmpty() {
        Draft again = after(null, row("A", Map.of(Column.BRAND, "Zorb", Column.PRICE, "9.00", Column.CURRENCY, "USD")));

        again.place(row("A", Map.of(Column.BRAND, "", Column.PRICE, "")));

        assertThat(again.changedProducts())
                .singleElement()
                .satisfies(product -> assertThat(product.content().brand()).isNull());
        assertThat(again.changedOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.terms().price()).isNull());
    }

    @Test
    void joinsTheProductWithTheSameGtinAndLeavesItsContent() {
        Draft retail = new Draft(null, List.of(), List.of());
        retail.place(row("A", Map.of(Column.GTIN, GTIN)));
        Draft seller = new Draft(SELLER, retail.newProducts(), List.of());

        Placement.Listed joined =
                listed(seller.place(row("mine", Map.of(Column.GTIN, "0" + GTIN, Column.BRAND, "Other"))));

        assertThat(joined.product().value())
                .isEqualTo(retail.newProducts().getFirst().id());
        assertThat(seller.newProducts()).isEmpty();
        assertThat(seller.changedProducts()).isEmpty();
    }

    @Test
    void doesNotMoveAnOfferToAnotherProduct() {
        Draft retail = new Draft(null, List.of(), List.of());
        retail.place(row("A", Map.of(Column.GTIN, GTIN)));
        Draft seller = new Draft(SELLER, retail.newProducts(), List.of());
        seller.place(row("mine", Map.of(Column.GTIN, GTIN)));
        Draft again = new Draft(SELLER, retail.newProducts(), seller.newOffers());

        assertThat(conflict(again.place(row("mine", Map.of(Column.GTIN, "96385074")))))
                .isEqualTo(Conflict.OTHER_PRODUCT);
    }

    @Test
    void refusesAGtinThatAnotherProductHas() {
        Draft draft = new Draft(null, List.of(), List.of());
        draft.place(row("A", Map.of(Column.GTIN, GTIN)));
        draft.place(row("B", Map.of()));

        assertThat(conflict(draft.place(row("B", Map.of(Column.GTIN, GTIN))))).isEqualTo(Conflict.GTIN_TAKEN);
    }

    @Test
    void freesTheGtinAProductGaveUp() {
        Draft draft = new Draft(null, List.of(), List.of());
        draft.place(row("A", Map.of(Column.GTIN, GTIN)));
        draft.place(row("A", Map.of(Column.GTIN, "")));

        draft.place(row("B", Map.of(Column.GTIN, GTIN)));

        assertThat(draft.newProducts()).hasSize(2);
    }

    @Test
    void listsAWithdrawnOfferAgain() {
        Row row = row("A", Map.of());
        Draft first = new Draft(null, List.of(), List.of());
        first.place(row);
        StoredOffer listed = first.newOffers().getFirst();
        StoredOffer withdrawn = new StoredOffer(
                listed.id(), listed.product(), listed.sku(), listed.terms(), OfferStatus.WITHDRAWN, null);
        Draft again = new Draft(null, first.newProducts(), List.of(withdrawn));

        again.place(row);

        assertThat(again.visiblyChangedOffers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.status()).isEqualTo(OfferStatus.LISTED));
    }

    @Test
    void needsATitleForAProductThatIsNotThere() {
        Draft draft = new Draft(SELLER, List.of(), List.of());
        Map<Column, String> cells = new EnumMap<>(Map.of(Column.SKU, "S"));
        Row row = ((Checked.Fine) RowCheck.check(cells, Set.of(Column.SKU))).row();

        assertThat(conflict(draft.place(row))).isEqualTo(Conflict.TITLE_REQUIRED);
    }

    private static Draft after(@Nullable UUID sender, Row row) {
        Draft first = new Draft(sender, List.of(), List.of());
        first.place(row);
        return new Draft(sender, first.newProducts(), first.newOffers());
    }

    private static Row row(String sku, Map<Column, String> more) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.SKU, sku);
        cells.put(Column.TITLE, "A thing");
        cells.putAll(more);
        return ((Checked.Fine) RowCheck.check(cells, Set.of(Column.SKU, Column.TITLE))).row();
    }

    private static Placement.Listed listed(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Listed.class);
        return (Placement.Listed) placement;
    }

    private static Conflict conflict(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Refused.class);
        return Objects.requireNonNull(((Placement.Refused) placement).conflict());
    }
}
