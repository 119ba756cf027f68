package dev.flywheel.catalog.matching;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.matching.Match.DecidedBy;
import dev.flywheel.catalog.offer.SellerRegister;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sellers ask which product an item is, and choose where it is not clear. */
@RestController
@RequestMapping("/seller/matches")
class MatchController {

    /** So that what a choice listed can be found and put into a cart. */
    private static final Duration ARRIVAL = Duration.ofMillis(500);

    private final SellerMatches matches;
    private final SellerRegister sellers;
    private final Changes changes;

    MatchController(SellerMatches matches, SellerRegister sellers, Changes changes) {
        this.matches = matches;
        this.sellers = sellers;
        this.changes = changes;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MatchView match(@CurrentAccount AccountId account, @RequestBody @Valid ItemBody body) {
        return MatchView.of(matches.match(new SellerId(account.value()), body.item()));
    }

    /** The newest first. */
    @GetMapping
    Page<MatchView> list(
            @CurrentAccount AccountId account,
            @RequestParam(defaultValue = "AMBIGUOUS") MatchStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        Cursor from = Cursor.parse(cursor, 1);
        List<Match> rows =
                matches.list(new SellerId(account.value()), status, from == null ? null : from.uuid(0), size + 1);
        return Page.of(rows, size, last -> Cursor.of(last.id())).map(MatchView::of);
    }

    @GetMapping("/{id}")
    MatchView show(@CurrentAccount AccountId account, @PathVariable UUID id) {
        return MatchView.of(matches.get(new SellerId(account.value()), id));
    }

    /** Says what an ambiguous item is; a row that waited for it is listed. */
    @PostMapping("/{id}/choice")
    MatchView choose(@CurrentAccount AccountId account, @PathVariable UUID id, @RequestBody @Valid Choice body) {
        SellerId seller = new SellerId(account.value());
        body.check();
        sellers.meet(seller);
        Match match = matches.choose(seller, id, body.productId());
        changes.await(ARRIVAL);
        return MatchView.of(match);
    }

    /**
     * @param modelNumber the manufacturer's
     * @param price for which it is to be sold; helps to tell products apart
     */
    record ItemBody(
            @NotBlank @Size(max = 500) String title,
            @Nullable @Size(max = 200) String brand,
            @Nullable @Size(max = 100) String modelNumber,
            @Nullable String gtin,
            @Nullable Money price) {

        Item item() {
            if (gtin != null && !Gtin.isValid(gtin)) {
                throw invalid("gtin", "invalid_gtin", "has 8, 12, 13 or 14 digits, the last of them a check digit");
            }
            if (price != null && !price.isPositive()) {
                throw invalid("price", "invalid_price", "is more than 0");
            }
            return new Item(title.strip(), brand, modelNumber, gtin, price);
        }
    }

    /**
     * One of both.
     *
     * @param productId the product it is
     * @param asNew it is none of those that are there
     */
    record Choice(
            @Nullable ProductId productId,
            @JsonProperty("new") @Nullable Boolean asNew) {

        void check() {
            if ((productId == null) != Boolean.TRUE.equals(asNew)) {
                throw invalid("productId", "one_of_both", "name a productId, or say \"new\": true");
            }
        }
    }

    private static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST, field + " " + message, List.of(new FieldProblem(field, code, message)));
    }

    /**
     * @param sku of the row that waits or was listed
     * @param decidedBy absent while it is ambiguous
     * @param productId the product it is; absent while that is not known, and for a new one that was not listed
     * @param offerId that the choice listed
     * @param candidates the likeliest first, as they were when it was compared
     */
    record MatchView(
            UUID id,
            MatchStatus status,
            @Nullable DecidedBy decidedBy,
            @Nullable String sku,
            String title,
            @Nullable String brand,
            @Nullable String modelNumber,
            @Nullable String gtin,
            @Nullable Money price,
            @Nullable ProductId productId,
            @Nullable OfferId offerId,
            List<Suggestion> candidates,
            Instant createdAt,
            @Nullable Instant decidedAt) {

        static MatchView of(Match match) {
            Item item = match.item();
            return new MatchView(
                    match.id(),
                    match.status(),
                    match.decidedBy(),
                    match.sku(),
                    item.title(),
                    item.brand(),
                    item.modelNumber(),
                    item.gtin(),
                    item.price(),
                    match.product(),
                    match.offer(),
                    match.candidates(),
                    match.createdAt(),
                    match.decidedAt());
        }
    }
}
