package dev.flywheel.catalog.search;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.search.ranking.Wording;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.Money;
import java.util.Collection;
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
        add(target, Field.TITLE_PREFIXES, IndexedWords.prefixes(document.title()));
        add(target, Field.MODEL, document.texts().model());
        add(target, Field.IMAGE, document.texts().image());
        target.addValue(Field.CREATED, document.created());
        target.addValue(Field.ORDER, document.id().toString());
        words(target, document);
        brand(target, document.brand());
        category(target, document.category());
        offer(target, document.standing().featured());
        standing(target, document);
    }

    private static void words(DocumentElement target, ProductDocument document) {
        IndexedWords words = IndexedWords.of(document);
        String model = document.texts().model();
        add(target, Field.TITLE_WORDS, IndexedWords.text(words.title()));
        add(target, Field.BRAND_WORDS, IndexedWords.text(words.brand()));
        add(target, Field.CATEGORY_WORDS, IndexedWords.text(words.category()));
        add(target, Field.ATTRIBUTE_WORDS, IndexedWords.text(words.attributes()));
        add(target, Field.DESCRIPTION_WORDS, IndexedWords.text(words.description()));
        add(target, Field.JOINED_WORDS, IndexedWords.text(words.joined()));
        add(target, Field.WORDS, words.all());
        words.vocabulary(model == null ? "" : model).forEach(word -> target.addValue(Field.VOCABULARY, word));
    }

    private static void brand(DocumentElement target, @Nullable String brand) {
        if (brand != null) {
            add(target, Field.BRAND, brand);
            add(target, Field.BRAND_EXACT, Wording.folded(brand));
            add(target, Field.BRAND_PREFIXES, IndexedWords.prefixes(brand));
        }
    }

    private static void category(DocumentElement target, @Nullable CategoryPath category) {
        if (category == null) {
            return;
        }
        target.addValue(Field.CATEGORY, category.toString());
        add(target, Field.CATEGORY_PREFIXES, IndexedWords.prefixes(category.name()));
        for (CategoryPath node : category.fromRoot()) {
            target.addValue(Field.CATEGORY_PATHS, node.toString());
            target.addValue(Field.CATEGORY_EXACT, Wording.folded(node.toString()));
            if (node.names().size() > 1) {
                target.addValue(Field.CATEGORY_EXACT, Wording.folded(node.name()));
            }
        }
    }

    private static void offer(DocumentElement target, @Nullable Offer offer) {
        Money price = offer == null ? null : offer.price();
        if (offer == null || price == null) {
            target.addValue(Field.AVAILABILITY, 0);
            target.addValue(Field.PRIME, false);
            return;
        }
        target.addValue(Field.AVAILABILITY, offer.inStock() ? 2 : 1);
        target.addValue(Field.PRIME, PrimeDelivery.isPossible(offer));
        target.addValue(Field.PRICE, price.decimal());
        target.addValue(Field.PRICE_MINOR, price.minor());
        target.addValue(Field.CURRENCY, price.currency().getCurrencyCode());
        target.addValue(Field.OFFER, offer.id().toString());
        target.addValue(Field.SELLER_NAME, offer.sellerName());
    }

    private static void standing(DocumentElement target, ProductDocument document) {
        ProductDocument.Standing standing = document.standing();
        standing.offers().stream()
                .filter(Offer::buyable)
                .map(offer -> offer.condition().text())
                .distinct()
                .forEach(condition -> target.addValue(Field.CONDITIONS, condition));
        if (standing.rating().count() > 0) {
            target.addValue(Field.STARS, standing.rating().mean());
        }
        target.addValue(Field.REVIEWS, standing.rating().count());
        target.addValue(Field.RATING, standing.rating().bayesianMean());
        target.addValue(Field.POPULARITY, standing.popularity());
        Collection<AttributeValue> counted = document.texts().counted();
        counted.forEach(value -> target.addValue(Field.ATTRIBUTE_VALUES, value.term()));
    }

    private static void add(DocumentElement target, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            target.addValue(field, value);
        }
    }
}
