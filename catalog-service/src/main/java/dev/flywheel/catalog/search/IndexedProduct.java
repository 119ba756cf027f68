package dev.flywheel.catalog.search;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate Search knows of a product: an entity, because it indexes entities. It is never loaded nor stored; the
 * document is read by SQL, for many products at once.
 */
@Entity
@Immutable
@Table(name = "product")
@SuppressWarnings("NullAway.Init")
class IndexedProduct {

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
        return java.util.Objects.requireNonNull(document, "only products with their document are indexed");
    }
}
