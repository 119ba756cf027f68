package dev.flywheel.catalog.search;

/**
 * There are two indexes of the same make: one is searched, the other is empty or being built. Which is which changes with
 * every rebuild.
 */
enum Slot {
    FIRST(IndexedProduct.InFirst.class),
    SECOND(IndexedProduct.InSecond.class);

    private final Class<? extends IndexedProduct> type;

    Slot(Class<? extends IndexedProduct> type) {
        this.type = type;
    }

    Slot other() {
        return this == FIRST ? SECOND : FIRST;
    }

    /** What Hibernate Search takes for the type of its documents. */
    Class<? extends IndexedProduct> type() {
        return type;
    }

    /** The name carries the make, so that two versions of the service can share a cluster while one replaces the other. */
    String index() {
        return "product-%d-%d".formatted(IndexPlace.MAKE, ordinal() + 1);
    }

    IndexedProduct holding(ProductDocument document) {
        return switch (this) {
            case FIRST -> new IndexedProduct.InFirst(document);
            case SECOND -> new IndexedProduct.InSecond(document);
        };
    }
}
