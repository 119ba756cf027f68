package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.product.ProductStatus;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/** Product pages as their keeper sees them, whatever their status. */
@Component
class KeptPages {

    private final JdbcClient jdbc;
    private final Listings listings;
    private final Listing listing;
    private final Changes changes;

    KeptPages(JdbcClient jdbc, Listings listings, Listing listing, Changes changes) {
        this.jdbc = jdbc;
        this.listings = listings;
        this.listing = listing;
        this.changes = changes;
    }

    /** Of the retailer for null. */
    Kept get(@Nullable SellerId keeper, String sku) {
        return find(keeper, sku)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no page with SKU " + sku));
    }

    /** In the order of their SKUs. */
    List<KeptLine> list(@Nullable SellerId keeper, @Nullable ProductStatus status, @Nullable String after, int limit) {
        String own = keeper == null ? "listed_by IS NULL" : "listed_by = :keeper";
        return jdbc.sql("SELECT id, sku, title, status FROM product WHERE " + own + """
                 AND sku > coalesce(:after::text, '') AND status = coalesce(:status::text, status)
                ORDER BY sku LIMIT :limit""")
                .param("keeper", keeper == null ? null : keeper.value())
                .param("after", after)
                .param("status", status == null ? null : status.name())
                .param("limit", limit)
                .query((row, number) -> new KeptLine(
                        new ProductId(row.getObject("id", UUID.class)),
                        row.getString("sku"),
                        row.getString("title"),
                        ProductStatus.valueOf(row.getString("status"))))
                .list();
    }

    /**
     * Makes the page, with an offer that has no price yet, or replaces what it says.
     *
     * @param byOperator an operator writes, who may block
     * @param seen the tag of the page as the caller knows it, null for any
     * @return whether the page is new
     */
    @Transactional
    public boolean put(@Nullable SellerId keeper, Row row, boolean byOperator, @Nullable String seen) {
        changes.begin();
        Optional<Kept> now = find(keeper, row.sku());
        if (seen != null && !now.map(Kept::tag).filter(seen::equals).isPresent()) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE, "the page of SKU " + row.sku() + " was changed since it was read");
        }
        return switch (listing.edit(keeper, row, byOperator)) {
            case Placement.Listed listed -> now.isEmpty();
            case Placement.Refused refused -> throw refused.problem();
        };
    }

    private Optional<Kept> find(@Nullable SellerId keeper, String sku) {
        UUID sender = keeper == null ? null : keeper.value();
        return listings.products(Set.of(), Set.of(), sender, Set.of(sku)).stream()
                .filter(product -> product.isKeptBy(sender, sku))
                .findFirst()
                .map(product -> new Kept(new ProductId(product.id()), sku, product.content()));
    }

    /** A page with all it says. */
    record Kept(ProductId product, String sku, Content content) {

        /** Of the content alone: a new price is no reason to read the page again before writing it. */
        String tag() {
            return "\"" + DigestUtils.md5DigestAsHex(content.toString().getBytes(StandardCharsets.UTF_8)) + "\"";
        }
    }

    /** A page in a list. */
    record KeptLine(ProductId productId, String sku, String title, ProductStatus status) {}
}
