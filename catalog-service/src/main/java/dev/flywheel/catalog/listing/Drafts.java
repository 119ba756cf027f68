package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.category.AttributeDefinitions;
import dev.flywheel.catalog.category.Categories;
import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.category.Routes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what rows are about and held against, with a number of statements that does not depend on theirs. */
@Component
class Drafts {

    private final Listings listings;
    private final Categories categories;
    private final AttributeDefinitions definitions;
    private final Brands brands;

    Drafts(Listings listings, Categories categories, AttributeDefinitions definitions, Brands brands) {
        this.listings = listings;
        this.categories = categories;
        this.definitions = definitions;
        this.brands = brands;
    }

    /** Rows as they are meant: with their brands as they are spelled here, and their categories where they are now. */
    List<Row> located(List<Row> rows) {
        Routes routes =
                categories.routes(present(rows.stream().map(row -> row.content().category())));
        Map<String, String> spelling =
                brands.spelled(present(rows.stream().map(row -> row.content().brand())));
        return rows.stream().map(row -> located(row, routes, spelling)).toList();
    }

    private static Row located(Row row, Routes routes, Map<String, String> spelling) {
        Content content = row.content();
        if (content.brand() == null && content.category() == null) {
            return row;
        }
        return row.saying(content.located(
                content.brand() == null ? null : spelling.get(content.brand()), routes.follow(content.category())));
    }

    /**
     * @param byOperator an operator writes, for himself or for the sender
     */
    Draft draft(@Nullable UUID sender, List<Row> rows, boolean byOperator) {
        List<StoredOffer> offers =
                listings.offers(sender, rows.stream().map(Row::sku).toList());
        List<StoredProduct> products = products(sender, rows, offers);
        Surroundings surroundings = new Surroundings(
                definitions(rows, products), families(products), wouldBeParents(sender, rows, products), byOperator);
        return new Draft(sender, new Pages(sender, products, surroundings), offers);
    }

    private List<StoredProduct> products(@Nullable UUID sender, List<Row> rows, List<StoredOffer> offers) {
        Set<UUID> ids = offers.stream().map(StoredOffer::product).collect(Collectors.toSet());
        Set<String> offered = offers.stream().map(StoredOffer::sku).collect(Collectors.toSet());
        Set<String> gtins = new HashSet<>();
        Set<String> skus = new HashSet<>();
        for (Row row : rows) {
            if (row.product() != null) {
                ids.add(row.product().value());
            }
            if (row.content().gtin() != null) {
                gtins.add(row.content().gtin());
            }
            if (row.content().variation().parentSku() != null) {
                skus.add(row.content().variation().parentSku());
            }
            if (!offered.contains(row.sku())) {
                skus.add(row.sku());
            }
        }
        return listings.products(ids, gtins, sender, skus);
    }

    private Map<CategoryPath, AttributeSet> definitions(List<Row> rows, List<StoredProduct> products) {
        return definitions.of(present(Stream.concat(
                rows.stream().map(row -> row.content().category()),
                products.stream().map(product -> product.content().category()))));
    }

    private Families families(List<StoredProduct> products) {
        List<UUID> parents = products.stream()
                .filter(StoredProduct::isParent)
                .map(StoredProduct::id)
                .toList();
        return new Families(parents.isEmpty() ? List.of() : listings.variations(parents));
    }

    /** Of the pages that rows make parents, those that others offer. */
    private Set<UUID> wouldBeParents(@Nullable UUID sender, List<Row> rows, List<StoredProduct> products) {
        Set<String> skus = rows.stream()
                .filter(row -> row.content().variation().isParent())
                .map(Row::sku)
                .collect(Collectors.toSet());
        List<UUID> parents = products.stream()
                .filter(product -> !product.isParent() && skus.contains(product.sku()))
                .map(StoredProduct::id)
                .toList();
        return parents.isEmpty() ? Set.of() : listings.offeredByOthers(sender, parents);
    }

    private static <T> Collection<T> present(Stream<? extends @Nullable T> values) {
        Set<T> present = new HashSet<>();
        values.filter(Objects::nonNull).forEach(value -> present.add(Objects.requireNonNull(value)));
        return present;
    }
}
