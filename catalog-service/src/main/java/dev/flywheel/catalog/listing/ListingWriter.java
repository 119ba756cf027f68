package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.Categories;
import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.offer.FirstNews;
import dev.flywheel.catalog.offer.Sale;
import dev.flywheel.domain.Money;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Writes many products and offers with one statement for each kind of change. */
@Component
class ListingWriter {

    private static final String PRODUCT_COLUMNS = """
            title, brand, category_id, gtin, description, image_url, attributes, weight_grams, length_mm, width_mm,
            height_mm, status, model_number, manufacturer, more_images, bullet_points, typed""";

    private static final String PRODUCT_ROWS = """
            unnest(:ids::uuid[], :skus, :titles, :brands, :categories::uuid[], :gtins, :descriptions, :images,
                   :attributes::jsonb[], :weights::int[], :lengths::int[], :widths::int[], :heights::int[], :statuses,
                   :models, :manufacturers, :moreImages::jsonb[], :bulletPoints::jsonb[], :typed::jsonb[])
                AS row (id, sku, title, brand, category_id, gtin, description, image_url, attributes, weight_grams,
                        length_mm, width_mm, height_mm, status, model_number, manufacturer, more_images, bullet_points,
                        typed)""";

    private static final String OFFER_ARRAYS = """
            :ids::uuid[], :products::uuid[], :skus, :prices::bigint[], :currencies, :conditions, :statuses,
            :quantities::int[], :salePrices::bigint[], :saleFrom::timestamptz[], :saleTo::timestamptz[],
            :minimums::bigint[], :maximums::bigint[], :handlingDays::int[], :shipsFrom""";

    private static final String OFFER_COLUMNS = """
            id, product_id, sku, price_minor, currency, condition, status, declared_quantity, sale_minor, sale_from,
            sale_to, min_minor, max_minor, handling_days, ships_from""";

    private final JdbcClient jdbc;
    private final Categories categories;
    private final Clock clock;

    ListingWriter(JdbcClient jdbc, Categories categories, Clock clock) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.clock = clock;
    }

    void insertProducts(@Nullable UUID sender, Collection<StoredProduct> products) {
        if (products.isEmpty()) {
            return;
        }
        bind(
                        jdbc.sql("INSERT INTO product (id, listed_by, sku, created_at, " + PRODUCT_COLUMNS
                                + ") SELECT id, :sender::uuid, sku, :now, " + PRODUCT_COLUMNS + " FROM "
                                + PRODUCT_ROWS),
                        products)
                .param("sender", sender)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void updateProducts(Collection<StoredProduct> products) {
        if (products.isEmpty()) {
            return;
        }
        bind(jdbc.sql("""
                UPDATE product SET title = row.title, brand = row.brand, category_id = row.category_id,
                       gtin = row.gtin, description = row.description, image_url = row.image_url,
                       attributes = row.attributes, weight_grams = row.weight_grams, length_mm = row.length_mm,
                       width_mm = row.width_mm, height_mm = row.height_mm, status = row.status,
                       model_number = row.model_number, manufacturer = row.manufacturer,
                       more_images = row.more_images, bullet_points = row.bullet_points, typed = row.typed
                FROM\s""" + PRODUCT_ROWS + " WHERE product.id = row.id"), products)
                .update();
    }

    /**
     * @param first what is told of some of them right after this
     */
    void insertOffers(@Nullable UUID sender, Collection<StoredOffer> offers, FirstNews first) {
        if (offers.isEmpty()) {
            return;
        }
        bindOffers(
                        jdbc.sql("""
                INSERT INTO offer (id, product_id, seller_id, sku, price_minor, currency, condition, status,
                                   declared_quantity, sale_minor, sale_from, sale_to, min_minor, max_minor,
                                   handling_days, ships_from, told, reprice_at, created_at)
                SELECT id, product_id, :sender::uuid, sku, price_minor, currency, condition, status,
                       declared_quantity, sale_minor, sale_from, sale_to, min_minor, max_minor, handling_days,
                       ships_from, told, reprice_at, :now
                FROM unnest(\s""" + OFFER_ARRAYS + ", :told, :repriced::timestamptz[]) AS row (" + OFFER_COLUMNS
                                + ", told, reprice_at)"),
                        offers)
                .param("told", Unnest.texts(offers, offer -> first.told(offer.id())))
                .param("repriced", Unnest.texts(offers, offer -> first.repriced(offer.id())))
                .param("sender", sender)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void updateOffers(Collection<StoredOffer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        bindOffers(jdbc.sql("""
                UPDATE offer SET price_minor = row.price_minor, currency = row.currency, condition = row.condition,
                       status = row.status, declared_quantity = row.declared_quantity, sale_minor = row.sale_minor,
                       sale_from = row.sale_from, sale_to = row.sale_to, min_minor = row.min_minor,
                       max_minor = row.max_minor, handling_days = row.handling_days, ships_from = row.ships_from
                FROM unnest(\s""" + OFFER_ARRAYS + ") AS row (" + OFFER_COLUMNS + ") WHERE offer.id = row.id"), offers)
                .update();
    }

    private StatementSpec bind(StatementSpec statement, Collection<StoredProduct> rows) {
        Map<CategoryPath, UUID> nodes = categories.ensure(rows.stream()
                .map(row -> row.content().category())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        return statement
                .param("ids", Unnest.texts(rows, StoredProduct::id))
                .param("skus", Unnest.texts(rows, StoredProduct::sku))
                .param("titles", Unnest.texts(rows, row -> row.content().title()))
                .param("brands", Unnest.texts(rows, row -> row.content().brand()))
                .param(
                        "categories",
                        Unnest.texts(rows, row -> node(nodes, row.content().category())))
                .param("gtins", Unnest.texts(rows, row -> row.content().gtin()))
                .param("descriptions", Unnest.texts(rows, row -> details(row).description()))
                .param("images", Unnest.texts(rows, row -> details(row).images().main()))
                .param("attributes", Unnest.texts(rows, row -> details(row).attributes()))
                .param("weights", Unnest.texts(rows, row -> details(row).size().weightGrams()))
                .param("lengths", Unnest.texts(rows, row -> details(row).size().lengthMm()))
                .param("widths", Unnest.texts(rows, row -> details(row).size().widthMm()))
                .param("heights", Unnest.texts(rows, row -> details(row).size().heightMm()))
                .param("statuses", Unnest.texts(rows, row -> row.content().status()))
                .param("models", Unnest.texts(rows, row -> details(row).model().number()))
                .param(
                        "manufacturers",
                        Unnest.texts(rows, row -> details(row).model().manufacturer()))
                .param(
                        "moreImages",
                        Unnest.texts(
                                rows,
                                row -> JsonTexts.write(details(row).images().more())))
                .param(
                        "bulletPoints",
                        Unnest.texts(rows, row -> JsonTexts.write(details(row).bulletPoints())))
                .param("typed", Unnest.texts(rows, StoredProduct::typed));
    }

    private static StatementSpec bindOffers(StatementSpec statement, Collection<StoredOffer> rows) {
        return statement
                .param("ids", Unnest.texts(rows, StoredOffer::id))
                .param("products", Unnest.texts(rows, StoredOffer::product))
                .param("skus", Unnest.texts(rows, StoredOffer::sku))
                .param("prices", Unnest.texts(rows, row -> minor(row.terms().price())))
                .param(
                        "currencies",
                        Unnest.texts(rows, row -> currency(row.terms().price())))
                .param(
                        "conditions",
                        Unnest.texts(rows, row -> row.terms().condition().text()))
                .param("statuses", Unnest.texts(rows, StoredOffer::status))
                .param("quantities", Unnest.texts(rows, StoredOffer::declaredQuantity))
                .param(
                        "salePrices",
                        Unnest.texts(rows, row -> sale(row, sale -> sale.price().minor())))
                .param("saleFrom", Unnest.texts(rows, row -> sale(row, Sale::from)))
                .param("saleTo", Unnest.texts(rows, row -> sale(row, Sale::to)))
                .param(
                        "minimums",
                        Unnest.texts(rows, row -> minor(row.terms().limits().min())))
                .param(
                        "maximums",
                        Unnest.texts(rows, row -> minor(row.terms().limits().max())))
                .param(
                        "handlingDays",
                        Unnest.texts(rows, row -> row.terms().delivery().handlingDays()))
                .param(
                        "shipsFrom",
                        Unnest.texts(rows, row -> row.terms().delivery().shipsFrom()));
    }

    private static @Nullable Object sale(StoredOffer row, Function<Sale, Object> part) {
        Sale sale = row.terms().sale();
        return sale == null ? null : part.apply(sale);
    }

    private static Content.Details details(StoredProduct row) {
        return row.content().details();
    }

    private static @Nullable UUID node(Map<CategoryPath, UUID> nodes, @Nullable CategoryPath path) {
        return path == null ? null : nodes.get(path);
    }

    private static @Nullable Long minor(@Nullable Money price) {
        return price == null ? null : price.minor();
    }

    private static @Nullable String currency(@Nullable Money price) {
        return price == null ? null : price.currency().getCurrencyCode();
    }
}
