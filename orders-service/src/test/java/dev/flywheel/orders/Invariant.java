package dev.flywheel.orders;

/** What must be true once nothing is on its way any more, each as a statement that finds what breaks it. */
enum Invariant {
    LEDGER_IS_STOCK("""
            SELECT 'offer ' || s.offer || ' in ' || s.warehouse || ': ' || s.sums || ', its ledger ' || m.sums FROM (
                SELECT offer, warehouse, (on_hand, held, picked, inbound, damaged)::text AS sums FROM stock
                WHERE offer = ANY (:offers)) s
            FULL JOIN (
                SELECT offer, warehouse, (sum(on_hand), sum(held), sum(picked), sum(inbound), sum(damaged))::text AS sums
                FROM stock_movement WHERE offer = ANY (:offers) GROUP BY offer, warehouse) m USING (offer, warehouse)
            WHERE s.sums IS DISTINCT FROM m.sums"""),

    STOCK_IS_NEVER_NEGATIVE("""
            SELECT 'offer ' || offer || ': ' || (on_hand, held, picked, inbound, damaged)::text FROM stock
            WHERE offer = ANY (:offers) AND (least(on_hand, held, picked, inbound, damaged) < 0
                OR held > on_hand + backorder OR picked > held OR picked > on_hand)"""),

    /** What orders want is held, no more and no less, in every warehouse. */
    HELD_IS_OPEN_AND_PACKED("""
            SELECT 'offer ' || s.offer || ': held ' || s.held || ' and picked ' || s.picked || ', orders say '
                || coalesce(l.held, 0) || ' and ' || coalesce(l.picked, 0)
            FROM stock s LEFT JOIN (
                SELECT offer, warehouse, sum(open + packed) AS held, sum(packed) AS picked FROM order_line
                WHERE offer = ANY (:offers) GROUP BY offer, warehouse) l USING (offer, warehouse)
            WHERE s.offer = ANY (:offers) AND (s.held, s.picked) <> (coalesce(l.held, 0), coalesce(l.picked, 0))"""),

    /** Parcels and returns hold the very units that the lines say. */
    UNITS_ADD_UP("""
            SELECT 'line ' || l.id || ' of order ' || l.order_id || ': ' || (l.packed, l.shipped, l.delivered, l.returned)::text
                || ', its parcels and returns ' || (p.packed, p.shipped, p.delivered, r.returned)::text
            FROM orders o JOIN order_line l ON l.order_id = o.id
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(sl.quantity) FILTER (WHERE s.status = 'CAPTURING'), 0) AS packed,
                       coalesce(sum(sl.quantity) FILTER (WHERE s.status IN ('DISPATCHED', 'DELIVERED')), 0) AS shipped,
                       coalesce(sum(sl.quantity) FILTER (WHERE s.status = 'DELIVERED'), 0) AS delivered
                FROM shipment s JOIN shipment_line sl ON sl.shipment = s.id
                WHERE s.order_id = l.order_id AND sl.line = l.id AND s.replaces IS NULL) p
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(rl.quantity - rl.replaced), 0) AS returned
                FROM customer_return r JOIN customer_return_line rl ON rl.customer_return = r.id
                WHERE r.order_id = l.order_id AND rl.line = l.id AND r.status NOT IN ('REQUESTED', 'WITHDRAWN')) r
            WHERE o.account = ANY (:accounts)
              AND (l.packed, l.shipped, l.delivered, l.returned) <> (p.packed, p.shipped, p.delivered, r.returned)"""),

    /** What was sold is with the shopper, by one parcel or another, or announced or back and not sent again. */
    REPLACED_UNITS_ADD_UP("""
            SELECT 'line ' || sl.line || ' of parcel ' || s.id || ': sold ' || sl.quantity || ', kept ' || k.units
                || ', back ' || b.units
            FROM orders o JOIN shipment s ON s.order_id = o.id AND s.replaces IS NULL AND s.status <> 'FAILED'
            JOIN shipment_line sl ON sl.shipment = s.id
            CROSS JOIN LATERAL (
                SELECT sum(kl.kept) AS units FROM shipment p JOIN shipment_line kl ON kl.shipment = p.id
                LEFT JOIN customer_return r ON r.id = p.replaces
                WHERE p.order_id = o.id AND coalesce(r.shipment, p.id) = s.id AND kl.line = sl.line) k
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(rl.quantity - rl.replaced), 0) AS units
                FROM customer_return r JOIN customer_return_line rl ON rl.customer_return = r.id
                WHERE r.shipment = s.id AND rl.line = sl.line AND r.status <> 'WITHDRAWN') b
            WHERE o.account = ANY (:accounts) AND sl.quantity <> k.units + b.units"""),

    /** Of the money of a sale what is not kept is on its way back, or back; nothing of it is with a replacement. */
    MONEY_STAYS_WITH_ITS_SALE("""
            SELECT 'line ' || sl.line || ' of parcel ' || s.id || ': ' || k.kept || ' of ' || k.paid || ' kept, ' || b.back || ' back'
            FROM orders o JOIN shipment s ON s.order_id = o.id JOIN shipment_line sl ON sl.shipment = s.id
            CROSS JOIN LATERAL (
                SELECT sl.items - sl.discount - sl.subsidy + sl.wrap + sl.shipping - sl.waived + sl.tax + sl.shipping_tax AS paid,
                    sl.kept_items - sl.kept_discount - sl.kept_subsidy + sl.kept_wrap + sl.kept_shipping - sl.kept_waived
                    + sl.kept_tax + sl.kept_shipping_tax AS kept) k
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(rl.items - rl.discount - rl.subsidy + rl.wrap + rl.shipping - rl.waived + rl.tax
                    + rl.shipping_tax), 0) AS back
                FROM customer_return r JOIN customer_return_line rl ON rl.customer_return = r.id
                WHERE r.shipment = s.id AND rl.line = sl.line AND r.status <> 'WITHDRAWN') b
            WHERE o.account = ANY (:accounts) AND (k.paid <> k.kept + b.back OR s.replaces IS NOT NULL AND k.paid <> 0)"""),

    /** What a return says was sent again is in its parcels, and none of it is refunded. */
    REPLACEMENTS_ARE_WHAT_RETURNS_SAY("""
            SELECT 'return ' || r.id || ' (' || r.status || '): ' || l.replaced || ' of ' || l.quantity || ' replaced, sent '
                || p.units
            FROM orders o JOIN customer_return r ON r.order_id = o.id JOIN customer_return_line l ON l.customer_return = r.id
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(sl.quantity), 0) AS units FROM shipment s JOIN shipment_line sl ON sl.shipment = s.id
                WHERE s.replaces = r.id AND sl.line = l.line) p
            WHERE o.account = ANY (:accounts) AND (l.replaced <> p.units
                OR r.status = 'REPLACED' AND l.replaced <> l.quantity OR (r.replaced_at IS NULL) AND l.replaced > 0)"""),

    STATUS_IS_WHAT_THE_UNITS_SAY("""
            SELECT 'order ' || o.id || ' is ' || o.status || ' with ' || l.units FROM orders o CROSS JOIN LATERAL (
                SELECT (sum(open), sum(packed), sum(shipped), sum(delivered), sum(cancelled))::text AS units, CASE
                    WHEN sum(open + packed) > 0 AND sum(shipped) > 0 THEN 'PARTIALLY_SHIPPED'
                    WHEN sum(open + packed) > 0 THEN 'PLACED'
                    WHEN sum(shipped) = 0 THEN 'CANCELLED'
                    WHEN sum(delivered) = sum(shipped) THEN 'DELIVERED' ELSE 'SHIPPED' END AS status
                FROM order_line WHERE order_id = o.id) l
            WHERE o.account = ANY (:accounts) AND CASE WHEN o.placed_at IS NULL
                THEN o.status NOT IN ('PENDING_PAYMENT', 'CANCELLED') OR (o.status = 'CANCELLED') <> (l.status = 'CANCELLED')
                ELSE o.status <> l.status END"""),

    NOTHING_IS_ON_ITS_WAY("""
            SELECT 'order ' || id || ' is ' || status FROM orders WHERE account = ANY (:accounts) AND status = 'PENDING_PAYMENT'
            UNION ALL
            SELECT 'parcel ' || s.id || ' is ' || s.status FROM shipment s JOIN orders o ON o.id = s.order_id
            WHERE o.account = ANY (:accounts) AND s.status = 'CAPTURING'
            UNION ALL
            SELECT 'return ' || r.id || ' is ' || r.status FROM customer_return r JOIN orders o ON o.id = r.order_id
            WHERE o.account = ANY (:accounts) AND r.status = 'REFUNDING'
            UNION ALL
            SELECT 'money of order ' || o.id || ' is still to be let go' FROM payment_release p JOIN orders o ON o.id = p.order_id
            WHERE o.account = ANY (:accounts) AND p.done_at IS NULL"""),

    /** What finance took and gave back is what parcels and returns say, without what was given back from our own bank. */
    MONEY_IS_WHAT_PARCELS_AND_RETURNS_SAY("""
            SELECT 'order ' || f.id || ': finance took ' || f.captured || ' and gave back ' || f.refunded || ', parcels say '
                || s.amount || ' and returns ' || r.amount || ', otherwise ' || coalesce(c.amount, 0)
            FROM unnest(:orders, :captured, :refunded) AS f (id, captured, refunded)
            CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS amount FROM shipment
                WHERE order_id = f.id AND status IN ('DISPATCHED', 'DELIVERED')) s
            CROSS JOIN LATERAL (SELECT coalesce(sum(amount - bounced), 0) AS amount FROM customer_return
                WHERE order_id = f.id AND (status = 'REFUNDED' OR bounced > 0)) r
            LEFT JOIN (SELECT reference, -sum(amount) AS amount FROM (%s) l WHERE account = 'CASH' GROUP BY reference) c
                ON c.reference = 'order:' || f.id
            WHERE (f.captured, f.refunded) <> (s.amount, r.amount - coalesce(c.amount, 0))""".formatted(Statements.LINES)),

    /** What is kept of each parcel's line is what was sent, less everything that came back or goes back. */
    KEPT_IS_SENT_LESS_REFUNDED(
            """
            SELECT 'line ' || l.line || ' of parcel ' || l.shipment || ': kept ' || (l.kept, %1$s)::text || ', less what went back '
                || (l.quantity - b.units, %2$s - b.amount)::text
            FROM shipment s JOIN shipment_line l ON l.shipment = s.id CROSS JOIN LATERAL (
                SELECT coalesce(sum(r.quantity) FILTER (WHERE coalesce(c.came_with, c.shipment) = s.id), 0) AS units,
                    coalesce(sum(%3$s) FILTER (WHERE c.shipment = s.id), 0) AS amount
                FROM customer_return c JOIN customer_return_line r ON r.customer_return = c.id
                WHERE s.id IN (c.shipment, c.came_with) AND r.line = l.line AND c.status <> 'WITHDRAWN') b
            WHERE s.order_id = ANY (:orders) AND s.status IN ('DISPATCHED', 'DELIVERED')
              AND ((l.kept, %1$s) <> (l.quantity - b.units, %2$s - b.amount) OR l.kept < 0 OR %1$s < 0)""".formatted(Statements.charged("l.kept_"), Statements.charged("l."), Statements.charged("r."))),

    /** Money is held while something is to be sent, and let go when some of it never will be. */
    MONEY_IS_HELD_FOR_WHAT_FOLLOWS("""
            SELECT 'order ' || o.id || ' is ' || o.status || ' and its money ' || CASE WHEN f.holds THEN 'held' ELSE 'free' END
            FROM unnest(:orders, :holds) AS f (id, holds) JOIN orders o ON o.id = f.id
            CROSS JOIN LATERAL (SELECT sum(open + packed) AS waiting, sum(cancelled) AS cancelled,
                sum(items - discount - subsidy + wrap + shipping - waived + tax + shipping_tax) AS total
                FROM order_line WHERE order_id = o.id) l
            WHERE f.holds AND (o.placed_at IS NULL OR (l.waiting = 0 AND l.cancelled > 0))
               OR NOT f.holds AND o.placed_at IS NOT NULL AND l.waiting > 0 AND l.total > 0"""),

    JOURNAL_BALANCES("""
            SELECT 'entry ' || subject || ' is stated ' || count(*) || ' times, or is out of balance' FROM (%s) lines
            WHERE reference = ANY (:references) GROUP BY subject
            HAVING count(DISTINCT id) <> 1 OR sum(amount) <> 0""".formatted(Statements.LINES)),

    /** The shopper's money is what is between us and him after every parcel and return, but for what bounced and is owed. */
    JOURNAL_CLEARS_WHAT_FINANCE_MOVED("""
            SELECT 'order ' || f.id || ': entries clear ' || coalesce(sum(l.amount), 0) || ', finance moved '
                || f.captured - f.refunded || ', owed ' || b.owed
            FROM unnest(:orders, :captured, :refunded) AS f (id, captured, refunded)
            CROSS JOIN LATERAL (SELECT coalesce(sum(bounced), 0) AS owed FROM customer_return WHERE order_id = f.id) b
            LEFT JOIN (%s) l ON l.reference = 'order:' || f.id AND l.account = 'CONTRACT_LIABILITY'
            GROUP BY f.id, f.captured, f.refunded, b.owed
            HAVING coalesce(sum(l.amount), 0) <> f.captured - f.refunded - b.owed""".formatted(Statements.LINES)),

    /** Each account has what the parcels' lines came to, less what the returns' lines took back. */
    JOURNAL_IS_WHAT_THE_UNITS_COST("""
            WITH entries AS (SELECT account, -sum(amount) AS amount FROM (%s) l WHERE reference = ANY (:references) GROUP BY account),
            units AS (
                SELECT s.order_id, s.seller, l.* FROM shipment s JOIN shipment_line l ON l.shipment = s.id
                WHERE s.order_id = ANY (:orders) AND s.status IN ('DISPATCHED', 'DELIVERED')),
            sums AS (
                SELECT order_id, seller, items, discount, subsidy, wrap, shipping, waived, tax, shipping_tax FROM units
                UNION ALL
                SELECT r.order_id, r.seller, -l.items, -l.discount, -l.subsidy, -l.wrap, -l.shipping, -l.waived, -l.tax,
                    -l.shipping_tax
                FROM customer_return r JOIN customer_return_line l ON l.customer_return = r.id
                WHERE r.order_id = ANY (:orders) AND (r.status = 'REFUNDED' OR r.bounced > 0) AND r.kind <> 'GOODWILL'),
            facts AS (SELECT s.*, o.membership IS NOT NULL AS prime FROM sums s JOIN orders o ON o.id = s.order_id),
            wanted AS (
                SELECT 'PRODUCT_SALES' AS account, sum(items - discount) AS amount FROM facts WHERE seller IS NULL
                UNION ALL SELECT 'SHIPPING_SALES', sum(shipping - waived) FROM facts WHERE seller IS NULL
                UNION ALL SELECT 'GIFT_WRAP_SALES', sum(wrap) FROM facts WHERE seller IS NULL
                UNION ALL SELECT 'SELLER_PAYABLE_PENDING', sum(items - discount + shipping) FROM facts WHERE seller IS NOT NULL
                UNION ALL SELECT 'PROMOTION_COST', -sum(subsidy + CASE WHEN prime THEN 0 ELSE waived END) FROM facts
                    WHERE seller IS NOT NULL
                UNION ALL SELECT 'PRIME_DELIVERY_COST', -sum(waived) FROM facts WHERE seller IS NOT NULL AND prime
                UNION ALL SELECT 'GOODWILL_EXPENSE', -sum(amount) FROM customer_return
                    WHERE order_id = ANY (:orders) AND (status = 'REFUNDED' OR bounced > 0) AND kind = 'GOODWILL'
                UNION ALL SELECT 'TAX_PAYABLE', sum(tax + shipping_tax) FROM facts)
            SELECT account || ': the entries say ' || coalesce(e.amount, 0) || ', the units ' || coalesce(w.amount, 0)
            FROM wanted w FULL JOIN entries e USING (account)
            WHERE account NOT IN ('CONTRACT_LIABILITY', 'CASH') AND coalesce(e.amount, 0) <> coalesce(w.amount, 0)""".formatted(Statements.LINES)),

    /** A coupon is used by the orders that carry it, and counted so often. */
    COUPONS_ARE_COUNTED("""
            SELECT 'promotion ' || p.id || ': orders ' || o.orders || ', redemptions ' || r.redemptions || ', counted '
                || coalesce(n.used, 0)
            FROM unnest(:promotions) AS p (id)
            CROSS JOIN LATERAL (SELECT count(*) AS redemptions FROM redemption
                WHERE promotion = p.id AND released_at IS NULL) r
            CROSS JOIN LATERAL (SELECT count(*) AS orders FROM orders WHERE (placed_at IS NOT NULL OR status <> 'CANCELLED')
                AND id IN (SELECT l.order_id FROM redemption d JOIN order_line l ON l.order_id = d.order_id
                    WHERE d.promotion = p.id AND l.terms::text LIKE '%' || d.code || '%')) o
            LEFT JOIN promotion_count n ON n.promotion = p.id AND n.code = ''
                AND n.account = '00000000-0000-0000-0000-000000000000'
            WHERE (r.redemptions, r.redemptions) <> (o.orders, coalesce(n.used, 0))"""),

    /** Each fact is told once, and nothing that did not happen. */
    FACTS_ARE_TOLD_ONCE("""
            SELECT type || ' of ' || subject || ' told ' || coalesce(e.times, 0) || ' times instead of ' || w.times FROM (
                SELECT 'OrderPlaced' AS type, 'order:' || id AS subject, (placed_at IS NOT NULL)::int AS times
                FROM orders WHERE id = ANY (:orders)
                UNION ALL
                SELECT 'ShipmentDispatched', 'shipment:' || id, (replaces IS NULL AND status IN ('DISPATCHED', 'DELIVERED'))::int
                FROM shipment WHERE order_id = ANY (:orders)
                UNION ALL
                SELECT 'ShipmentDelivered', 'shipment:' || id, (replaces IS NULL AND status = 'DELIVERED')::int
                FROM shipment WHERE order_id = ANY (:orders)
                UNION ALL
                SELECT 'ReplacementDispatched', 'shipment:' || id, (replaces IS NOT NULL)::int
                FROM shipment WHERE order_id = ANY (:orders)
                UNION ALL
                SELECT 'ReplacementDelivered', 'shipment:' || id, (replaces IS NOT NULL AND status = 'DELIVERED')::int
                FROM shipment WHERE order_id = ANY (:orders)
                UNION ALL
                SELECT 'RefundIssued', 'refund:' || id, ((status = 'REFUNDED' OR bounced > 0) AND kind <> 'GOODWILL')::int
                FROM customer_return WHERE order_id = ANY (:orders)) w
            LEFT JOIN (SELECT type, subject, count(*) AS times FROM event_log GROUP BY type, subject) e USING (type, subject)
            WHERE coalesce(e.times, 0) <> w.times""");

    private final String statement;

    Invariant(String statement) {
        this.statement = statement;
    }

    /** Answers a line for each thing that breaks it. */
    String statement() {
        return statement;
    }

    private static final class Statements {

        /** Lines of all entries that this service stated; debits are positive. */
        static final String LINES = """
                SELECT e.subject, e.id, line ->> 'account' AS account, line -> 'dimensions' ->> 'reference' AS reference,
                    CASE line ->> 'side' WHEN 'DEBIT' THEN 100 ELSE -100 END * (line -> 'amount' ->> 'amount')::numeric AS amount
                FROM event_log e CROSS JOIN json_array_elements(e.data -> 'lines') AS line
                WHERE e.type = 'JournalEntry'""";

        /** What some units cost the shopper. */
        static String charged(String prefix) {
            return "(%1$sitems - %1$sdiscount - %1$ssubsidy + %1$swrap + %1$sshipping - %1$swaived + %1$stax + %1$sshipping_tax)"
                    .formatted(prefix);
        }

        private Statements() {}
    }
}
