package dev.flywheel.catalog.search;

import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmMappingConfigurationContext;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmSearchMappingConfigurer;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;

/** The fields of the index. Whoever changes them raises the make in {@link IndexPlace}. */
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
        searched(schema, Field.TITLE, CatalogAnalysis.ENGLISH);
        searched(schema, Field.BRAND_WORDS, CatalogAnalysis.ENGLISH);
        searched(schema, Field.CATEGORY_WORDS, CatalogAnalysis.ENGLISH);
        searched(schema, Field.ATTRIBUTES, CatalogAnalysis.ENGLISH);
        searched(schema, Field.DESCRIPTION, CatalogAnalysis.ENGLISH);
        prefixes(schema, Field.TITLE_PREFIXES);
        prefixes(schema, Field.BRAND_PREFIXES);
        prefixes(schema, Field.CATEGORY_PREFIXES);
        exact(schema, Field.CODES);
        exact(schema, Field.BRAND_EXACT);
        exact(schema, Field.CATEGORY_EXACT);
        counted(schema, Field.BRAND);
        counted(schema, Field.CATEGORY);
        counted(schema, Field.CATEGORY_PATHS);
        shown(schema, Field.CURRENCY);
        shown(schema, Field.OFFER);
        shown(schema, Field.SELLER_NAME);
        shown(schema, Field.IMAGE);
        numbers(schema);
        context.bridge(IndexedProduct.class, new ProductBridge());
    }

    private static void numbers(IndexSchemaElement schema) {
        schema.field(Field.PRICE, type -> type.asBigDecimal().decimalScale(3).aggregable(Aggregable.YES))
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

    private static void searched(IndexSchemaElement schema, String name, String analyzer) {
        Projectable projectable = name.equals(Field.TITLE) ? Projectable.YES : Projectable.NO;
        schema.field(name, type -> type.asString().analyzer(analyzer).projectable(projectable))
                .toReference();
    }

    private static void prefixes(IndexSchemaElement schema, String name) {
        schema.field(
                        name,
                        type -> type.asString()
                                .analyzer(CatalogAnalysis.PREFIXES)
                                .searchAnalyzer(CatalogAnalysis.WORDS))
                .toReference();
    }

    private static void exact(IndexSchemaElement schema, String name) {
        schema.field(name, type -> type.asString().normalizer(CatalogAnalysis.EXACT))
                .multiValued()
                .toReference();
    }

    private static void counted(IndexSchemaElement schema, String name) {
        var field = schema.field(
                name, type -> type.asString().aggregable(Aggregable.YES).projectable(Projectable.YES));
        if (name.equals(Field.CATEGORY_PATHS)) {
            field.multiValued();
        }
        field.toReference();
    }

    private static void shown(IndexSchemaElement schema, String name) {
        schema.field(name, type -> type.asString().searchable(Searchable.NO).projectable(Projectable.YES))
                .toReference();
    }
}
