package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.listing.SellerOffers.OwnOffer;
import dev.flywheel.catalog.offer.SellerRegister;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sellers list, see and withdraw their offers. */
@RestController
@RequestMapping("/seller/offers")
class SellerOfferController {

    /** So that what a seller just offered can be found and put into a cart. */
    private static final Duration ARRIVAL = Duration.ofMillis(500);

    private final SellerOffers offers;
    private final SellerRegister sellers;
    private final Changes changes;

    SellerOfferController(SellerOffers offers, SellerRegister sellers, Changes changes) {
        this.offers = offers;
        this.sellers = sellers;
        this.changes = changes;
    }

    /** Creates the offer or replaces it: what the body leaves out is taken away, except the stock. */
    @PutMapping("/{sku}")
    ResponseEntity<OwnOffer> put(
            @CurrentAccount AccountId account,
            @PathVariable @Size(max = 100) String sku,
            @RequestBody @Valid OfferBody body) {
        SellerId seller = new SellerId(account.value());
        Row row = row(sku, body);
        sellers.meet(seller);
        Placement.Listed listed = offers.put(seller, row);
        changes.await(ARRIVAL);
        HttpStatus status = listed.created() ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(offers.get(seller, row.sku()));
    }

    @GetMapping
    Page<OwnOffer> list(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        Cursor from = Cursor.parse(cursor, 1);
        String after = from == null ? null : from.parts().getFirst();
        List<OwnOffer> rows = offers.list(new SellerId(account.value()), after, size + 1);
        return Page.of(rows, size, last -> Cursor.of(last.sku()));
    }

    @GetMapping("/{sku}")
    OwnOffer show(@CurrentAccount AccountId account, @PathVariable String sku) {
        return offers.get(new SellerId(account.value()), sku);
    }

    @DeleteMapping("/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@CurrentAccount AccountId account, @PathVariable String sku) {
        offers.withdraw(new SellerId(account.value()), sku);
        changes.await(ARRIVAL);
    }

    private static Row row(String sku, OfferBody body) {
        if (body.currencies().size() > 1) {
            throw new ProblemException(
                    CatalogError.INVALID_OFFER,
                    "the offer " + sku + " names several currencies: " + body.currencies(),
                    List.of(new FieldProblem("currency", "mixed_currencies", "all amounts are in one currency")));
        }
        return switch (RowCheck.check(body.cells(sku), Set.of(Column.SKU))) {
            case Checked.Fine fine ->
                body.productId() == null ? fine.row() : fine.row().offering(body.productId());
            case Checked.Refused refused ->
                throw refused.problem("the offer " + sku + " has fields that are not valid");
        };
    }

    /**
     * The same as a row of an import.
     *
     * @param productId the product to offer; without it the GTIN finds it, or a new product is made
     * @param price {@code "12.34"} with {@code currency} beside it, or both in one object; likewise all amounts
     * @param attributes flat JSON object
     * @param salePrice lower than the price, with {@code saleFrom} and {@code saleTo}: RFC 3339 times
     * @param minPrice below which the offer is not to be sold; a rail against slips of one's own
     * @param handlingDays working days until a parcel leaves
     * @param shipsFrom ISO 3166 country
     */
    record OfferBody(
            @Nullable ProductId productId,
            @Nullable String title,
            @Nullable String description,
            @Nullable String brand,
            @Nullable String category,
            @Nullable String gtin,
            @Nullable StatedPrice price,
            @Nullable String currency,
            @Nullable Long quantity,
            @Nullable String condition,
            @Nullable Long weightGrams,
            @Nullable Long lengthMm,
            @Nullable Long widthMm,
            @Nullable Long heightMm,
            @Nullable String imageUrl,
            @Nullable JsonNode attributes,
            @Nullable StatedPrice salePrice,
            @Nullable String saleFrom,
            @Nullable String saleTo,
            @Nullable StatedPrice minPrice,
            @Nullable StatedPrice maxPrice,
            @Nullable Long handlingDays,
            @Nullable String shipsFrom) {

        /** Every currency that is named, in the order of the fields. */
        private List<String> currencies() {
            return Stream.of(price, salePrice, minPrice, maxPrice)
                    .map(amount -> amount == null || amount.currency() == null ? currency : amount.currency())
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .distinct()
                    .toList();
        }

        Map<Column, String> cells(String sku) {
            Map<Column, String> cells = new EnumMap<>(Column.class);
            cells.put(Column.SKU, sku);
            state(cells, Column.TITLE, title);
            state(cells, Column.DESCRIPTION, description);
            state(cells, Column.BRAND, brand);
            state(cells, Column.CATEGORY, category);
            state(cells, Column.GTIN, gtin);
            state(cells, Column.PRICE, amount(price));
            state(cells, Column.CURRENCY, currencies().stream().findFirst().orElse(null));
            state(cells, Column.QUANTITY, quantity);
            state(cells, Column.CONDITION, condition);
            state(cells, Column.WEIGHT_GRAMS, weightGrams);
            state(cells, Column.LENGTH_MM, lengthMm);
            state(cells, Column.WIDTH_MM, widthMm);
            state(cells, Column.HEIGHT_MM, heightMm);
            state(cells, Column.IMAGE_URL, imageUrl);
            state(cells, Column.ATTRIBUTES, attributes == null || attributes.isNull() ? null : attributes);
            state(cells, Column.SALE_PRICE, amount(salePrice));
            state(cells, Column.SALE_FROM, saleFrom);
            state(cells, Column.SALE_TO, saleTo);
            state(cells, Column.MIN_PRICE, amount(minPrice));
            state(cells, Column.MAX_PRICE, amount(maxPrice));
            state(cells, Column.HANDLING_DAYS, handlingDays);
            state(cells, Column.SHIPS_FROM, shipsFrom);
            return cells;
        }

        private static @Nullable String amount(@Nullable StatedPrice price) {
            return price == null ? null : price.amount();
        }

        private static void state(Map<Column, String> cells, Column column, @Nullable Object value) {
            cells.put(column, value == null ? "" : value.toString());
        }
    }
}
