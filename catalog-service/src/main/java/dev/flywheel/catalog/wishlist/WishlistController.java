package dev.flywheel.catalog.wishlist;

import dev.flywheel.catalog.wishlist.Wish.PriceDrop;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers keep lists of what they want; another one's is a 404, unless he has given its link away. */
@RestController
@RequestMapping("/wishlists")
class WishlistController {

    /** No control characters. */
    private static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]*";

    private final Wishlists lists;
    private final Wishes wishes;

    WishlistController(Wishlists lists, Wishes wishes) {
        this.lists = lists;
        this.wishes = wishes;
    }

    @PostMapping
    ResponseEntity<Summary> create(@CurrentAccount AccountId owner, @RequestBody @Valid NewList body) {
        Wishlist list = lists.create(owner, body.name().strip(), Boolean.TRUE.equals(body.shared()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/wishlists/" + list.id())
                .body(Summary.of(list));
    }

    /** All of them; there are at most 50. */
    @GetMapping
    Page<Summary> list(@CurrentAccount AccountId owner) {
        return new Page<>(lists.list(owner).stream().map(Summary::of).toList(), null);
    }

    @GetMapping("/{id}")
    View show(
            @CurrentAccount AccountId owner,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Wishlist list = lists.get(owner, id);
        return view(list, list.shareToken(), cursor, limit);
    }

    /** What somebody sees who was given the link: the list, and nothing of its owner. */
    @GetMapping("/shared/{token}")
    View shared(
            @PathVariable @Size(max = 100) String token,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return view(lists.shared(token), null, cursor, limit);
    }

    @PatchMapping("/{id}")
    Summary change(@CurrentAccount AccountId owner, @PathVariable UUID id, @RequestBody @Valid Change body) {
        String name = body.name() == null ? null : body.name().strip();
        return Summary.of(lists.change(owner, id, name, body.shared()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@CurrentAccount AccountId owner, @PathVariable UUID id) {
        lists.delete(owner, id);
    }

    /** 201 when the product was not there before. */
    @PutMapping("/{id}/items/{productId}")
    ResponseEntity<Void> add(
            @CurrentAccount AccountId owner, @PathVariable UUID id, @PathVariable ProductId productId) {
        HttpStatus status = wishes.add(owner, id, productId) ? HttpStatus.CREATED : HttpStatus.NO_CONTENT;
        return ResponseEntity.status(status).build();
    }

    @DeleteMapping("/{id}/items/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@CurrentAccount AccountId owner, @PathVariable UUID id, @PathVariable ProductId productId) {
        wishes.remove(owner, id, productId);
    }

    @PostMapping("/{id}/items/{productId}/move")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(
            @CurrentAccount AccountId owner,
            @PathVariable UUID id,
            @PathVariable ProductId productId,
            @RequestBody @Valid Move body) {
        wishes.move(owner, id, body.to(), productId);
    }

    private View view(Wishlist list, @Nullable String token, @Nullable String cursor, @Nullable Integer limit) {
        int size = Page.limit(limit);
        List<Wish> rows = wishes.of(list, place(Cursor.parse(cursor, 2)), size + 1);
        Page<Item> page = Page.of(rows, size, last -> Cursor.of(last.addedAt(), last.product()))
                .map(Item::of);
        return new View(list.id(), list.name(), path(token), list.items(), page.items(), page.next());
    }

    private static Wishes.@Nullable Place place(@Nullable Cursor cursor) {
        try {
            return cursor == null
                    ? null
                    : new Wishes.Place(Instant.parse(cursor.parts().getFirst()), cursor.uuid(1));
        } catch (DateTimeException edited) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another list");
        }
    }

    private static @Nullable String path(@Nullable String token) {
        return token == null ? null : "/wishlists/shared/" + token;
    }

    /**
     * @param shared whether others may see it who have its link
     */
    record NewList(
            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE)
            String name,

            @Nullable Boolean shared) {}

    /** What is left out stays as it is. */
    record Change(
            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = ".*\\S.*") @Pattern(regexp = PRINTABLE)
            String name,

            @Nullable Boolean shared) {}

    record Move(@NotNull UUID to) {}

    /**
     * @param sharePath where others see it; absent while it is private
     */
    record Summary(UUID wishlistId, String name, @Nullable String sharePath, int itemCount, Instant createdAt) {

        static Summary of(Wishlist list) {
            return new Summary(list.id(), list.name(), path(list.shareToken()), list.items(), list.createdAt());
        }
    }

    /**
     * @param sharePath where others see it; absent while it is private, and for those others
     */
    record View(
            UUID wishlistId,
            String name,
            @Nullable String sharePath,
            int itemCount,
            List<Item> items,
            @Nullable String next) {}

    /**
     * @param priceWhenAdded absent when it could not be bought then
     * @param price absent when it cannot be bought
     * @param priceDrop absent when it did not become cheaper
     */
    record Item(
            ProductId productId,
            String title,
            @Nullable String imageUrl,
            Instant addedAt,
            @Nullable Money priceWhenAdded,
            @Nullable Money price,
            @Nullable PriceDrop priceDrop) {

        static Item of(Wish wish) {
            return new Item(
                    wish.product(),
                    wish.title(),
                    wish.imageUrl(),
                    wish.addedAt(),
                    wish.priceWhenAdded(),
                    wish.price(),
                    wish.drop());
        }
    }
}
