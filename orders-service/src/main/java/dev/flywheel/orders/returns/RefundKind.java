package dev.flywheel.orders.returns;

/** Why money goes back. */
enum RefundKind {
    /** Goods came back. */
    RETURN,
    /** The price is reduced afterwards, and the shopper keeps the goods: whoever sold them earns that much less. */
    CONCESSION,
    /** The house gives it away; whoever sold the goods keeps what he earned. */
    GOODWILL
}
