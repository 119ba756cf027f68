package dev.flywheel.catalog.search;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate Search knows of a product: an entity, because it indexes entities, and one for each index. It is never
 * loaded nor stored; the document is read by SQL, for many products at once.
 */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
abstract class IndexedProduct {

    @Id
    private UUID id;

    @Transient
    private @Nullable ProductDocument document;

    protected IndexedProduct() {}

    IndexedProduct(ProductDocument document) {
        this.id = document.id();
        this.document = document;
    }

    UUID id() {
        return id;
    }

    ProductDocument document() {
        return Objects.requireNonNull(document, "only products with their document are indexed");
    }

    /** In the first index. */
    @Entity(name = "ProductInFirstIndex")
    @Immutable
    @Table(name = "product")
    static class InFirst extends IndexedProduct {

        protected InFirst() {}

        InFirst(ProductDocument document) {
            super(document);
        }
    }

    /** In the second. */
    @Entity(name = "ProductInSecondIndex")
    @Immutable
    @Table(name = "product")
    static class InSecond extends IndexedProduct {

        protected InSecond() {}

        InSecond(ProductDocument document) {
            super(document);
        }
    }
}
