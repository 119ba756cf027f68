package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.schema.Field;
import java.util.List;
import org.hibernate.search.engine.backend.analysis.AnalyzerNames;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmMappingConfigurationContext;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmSearchMappingConfigurer;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;

/**
 * The fields of the index. Whoever changes them raises the make in {@link IndexPlace}. Only what every backend knows by
 * itself is used: words divided by blanks, whole values, numbers.
 */
final class ProductMapping implements HibernateOrmSearchMappingConfigurer, TypeBinder {

    @Override
    public void configure(HibernateOrmMappingConfigurationContext context) {
        context.programmaticMapping().type(IndexedProduct.class).binder(this);
        for (Slot slot : Slot.values()) {
            context.programmaticMapping().type(slot.type()).indexed().index(slot.index());
        }
    }

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        IndexSchemaElement schema = context.indexSchemaElement();
        List.of(
                        Field.TITLE_WORDS,
                        Field.BRAND_WORDS,
                        Field.CATEGORY_WORDS,
                        Field.ATTRIBUTE_WORDS,
                        Field.DESCRIPTION_WORDS,
                        Field.JOINED_WORDS,
                        Field.WORDS,
                        Field.TITLE_PREFIXES,
                        Field.BRAND_PREFIXES,
                        Field.CATEGORY_PREFIXES)
                .forEach(field -> words(schema, field));
        wholes(schema, Field.CODES, Aggregable.NO);
        wholes(schema, Field.CATEGORY_EXACT, Aggregable.NO);
        wholes(schema, Field.CATEGORY_PATHS, Aggregable.YES);
        wholes(schema, Field.CONDITIONS, Aggregable.YES);
        wholes(schema, Field.ATTRIBUTE_VALUES, Aggregable.YES);
        wholes(schema, Field.VOCABULARY, Aggregable.YES);
        schema.field(Field.BRAND_EXACT, type -> type.asString()).toReference();
        counted(schema, Field.BRAND);
        counted(schema, Field.CATEGORY);
        List.of(Field.TITLE, Field.MODEL, Field.CURRENCY, Field.OFFER, Field.SELLER_NAME, Field.IMAGE)
                .forEach(field -> shown(schema, field));
        numbers(schema);
        standing(schema);
        context.bridge(IndexedProduct.class, new ProductBridge());
    }

    private static void numbers(IndexSchemaElement schema) {
        schema.field(
                        Field.PRICE,
                        type -> type.asBigDecimal()
                                .decimalScale(3)
                                .sortable(Sortable.YES)
                                .aggregable(Aggregable.YES))
                .toReference();
        schema.field(
                        Field.PRICE_MINOR,
                        type -> type.asLong().searchable(Searchable.NO).projectable(Projectable.YES))
                .toReference();
        schema.field(
                        Field.AVAILABILITY,
                        type -> type.asInteger().sortable(Sortable.YES).projectable(Projectable.YES))
                .toReference();
        schema.field(Field.CREATED, type -> type.asInstant().sortable(Sortable.YES))
                .toReference();
        schema.field(
                        Field.ORDER,
                        type -> type.asString().searchable(Searchable.NO).sortable(Sortable.YES))
                .toReference();
    }

    private static void standing(IndexSchemaElement schema) {
        schema.field(
                        Field.PRIME,
                        type -> type.asBoolean().projectable(Projectable.YES).aggregable(Aggregable.YES))
                .toReference();
        schema.field(
                        Field.STARS,
                        type -> type.asBigDecimal()
                                .decimalScale(2)
                                .projectable(Projectable.YES)
                                .aggregable(Aggregable.YES))
                .toReference();
        schema.field(
                        Field.RATING,
                        type -> type.asBigDecimal()
                                .decimalScale(2)
                                .sortable(Sortable.YES)
                                .projectable(Projectable.YES))
                .toReference();
        for (String count : List.of(Field.REVIEWS, Field.POPULARITY)) {
            schema.field(
                            count,
                            type -> type.asInteger().searchable(Searchable.NO).projectable(Projectable.YES))
                    .toReference();
        }
    }

    private static void words(IndexSchemaElement schema, String name) {
        schema.field(name, type -> type.asString().analyzer(AnalyzerNames.WHITESPACE))
                .toReference();
    }

    private static void wholes(IndexSchemaElement schema, String name, Aggregable aggregable) {
        schema.field(name, type -> type.asString().aggregable(aggregable))
                .multiValued()
                .toReference();
    }

    private static void counted(IndexSchemaElement schema, String name) {
        schema.field(name, type -> type.asString().aggregable(Aggregable.YES).projectable(Projectable.YES))
                .toReference();
    }

    private static void shown(IndexSchemaElement schema, String name) {
        schema.field(name, type -> type.asString().searchable(Searchable.NO).projectable(Projectable.YES))
                .toReference();
    }
}
