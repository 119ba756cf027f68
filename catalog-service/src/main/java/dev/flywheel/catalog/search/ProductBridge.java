package dev.flywheel.catalog.search;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.domain.Money;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.jspecify.annotations.Nullable;

/** Writes a product's document. */
final class ProductBridge implements TypeBridge<IndexedProduct> {

    @Override
    public void write(DocumentElement target, IndexedProduct product, TypeBridgeWriteContext context) {
        ProductDocument document = product.document();
        document.codes().forEach(code -> target.addValue(Field.CODES, code));
        target.addValue(Field.TITLE, document.title());
        target.addValue(Field.TITLE_PREFIXES, document.title());
        add(target, Field.ATTRIBUTES, document.texts().attributes());
        add(target, Field.DESCRIPTION, document.texts().description());
        add(target, Field.IMAGE, document.texts().image());
        target.addValue(Field.CREATED, document.created());
        target.addValue(Field.ORDER, document.id().toString());
        brand(target, document.brand());
        category(target, document.category());
        offer(target, document.featured());
    }

    private static void brand(DocumentElement target, @Nullable String brand) {
        add(target, Field.BRAND, brand);
        add(target, Field.BRAND_EXACT, brand);
        add(target, Field.BRAND_WORDS, brand);
        add(target, Field.BRAND_PREFIXES, brand);
    }

    private static void category(DocumentElement target, @Nullable CategoryPath category) {
        if (category == null) {
            return;
        }
        target.addValue(Field.CATEGORY, category.toString());
        target.addValue(Field.CATEGORY_WORDS, String.join(" ", category.names()));
        target.addValue(Field.CATEGORY_PREFIXES, category.name());
        for (CategoryPath node : category.fromRoot()) {
            target.addValue(Field.CATEGORY_PATHS, node.toString());
            target.addValue(Field.CATEGORY_EXACT, node.toString());
            if (node.names().size() > 1) {
                target.addValue(Field.CATEGORY_EXACT, node.name());
            }
        }
    }

    private static void offer(DocumentElement target, @Nullable Offer offer) {
        Money price = offer == null ? null : offer.price();
        if (offer == null || price == null) {
            target.addValue(Field.AVAILABILITY, 0);
            return;
        }
        target.addValue(Field.AVAILABILITY, offer.inStock() ? 2 : 1);
        target.addValue(Field.PRICE, price.decimal());
        target.addValue(Field.PRICE_MINOR, price.minor());
        target.addValue(Field.CURRENCY, price.currency().getCurrencyCode());
        target.addValue(Field.OFFER, offer.id().toString());
        target.addValue(Field.SELLER_NAME, offer.sellerName());
    }

    private static void add(DocumentElement target, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            target.addValue(field, value);
        }
    }
}
