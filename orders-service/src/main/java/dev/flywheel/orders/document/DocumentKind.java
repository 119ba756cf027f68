package dev.flywheel.orders.document;

/** What a document says. */
public enum DocumentKind {
    /** What was sent and what it cost. */
    INVOICE("INV"),
    /** What was given back, or an invoice that no longer counts. */
    CREDIT_NOTE("CRN");

    private final String prefix;

    DocumentKind(String prefix) {
        this.prefix = prefix;
    }

    /** The number as it is printed, unique for its issuer. */
    String number(int year, long number) {
        return "%s-%d-%06d".formatted(prefix, year, number);
    }
}
