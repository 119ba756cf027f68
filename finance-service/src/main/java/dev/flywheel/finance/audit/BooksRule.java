package dev.flywheel.finance.audit;

/** What must hold of the books as a whole. Each query lists what breaks the rule, a few lines of it at most. */
enum BooksRule {
    TRIAL_BALANCE_IS_ZERO("debits and credits differ", """
            SELECT currency || ' ' || sum(debits) || ' to ' || sum(credits) FROM balance
            GROUP BY currency HAVING sum(debits) <> sum(credits) LIMIT 20"""),

    /** The fold is a second copy of the truth; it must say the same. */
    FOLD_EQUALS_JOURNAL("folded and plain sums differ", """
            SELECT account || ' ' || currency FROM (
                SELECT account, currency, debits, credits FROM balance
                UNION ALL
                SELECT account, currency, CASE side WHEN 'DEBIT' THEN -minor ELSE 0 END,
                       CASE side WHEN 'CREDIT' THEN -minor ELSE 0 END
                FROM posting) both_ways
            GROUP BY account, currency HAVING sum(debits) <> 0 OR sum(credits) <> 0 LIMIT 20"""),

    /** The sellers' sub-ledgers add up to the control accounts only if every line is some seller's. */
    SELLER_MONEY_HAS_AN_OWNER("a seller payable names no seller", """
            SELECT account || ' ' || reference FROM posting
            WHERE account LIKE 'SELLER\\_PAYABLE\\_%' AND seller = '' LIMIT 20"""),

    /** More was paid out to a seller than a settlement had set aside. */
    PAYOUTS_ARE_SET_ASIDE_FIRST("paid out beyond what was in transit", """
            SELECT seller || ' ' || currency FROM posting
            WHERE account = 'SELLER_PAYABLE_IN_TRANSIT' AND effective_at <= :settled
            GROUP BY seller, currency
            HAVING sum(CASE side WHEN 'CREDIT' THEN minor ELSE -minor END) < 0 LIMIT 20""") {
        @Override
        boolean looksAtSettledOnly() {
            return true;
        }
    },

    /** Every movement at the provider has its entry, and every entry of ours its movement. */
    JOURNAL_EQUALS_PROVIDER_CALLS(
            "the provider receivable and what was captured, refunded, bounced and paid out differ", """
            SELECT currency || ' by ' || sum(minor) || ' minor units' FROM (
                SELECT currency, CASE kind WHEN 'CAPTURE' THEN card_amount ELSE -card_amount END AS minor FROM provider_call
                WHERE status = 'SUCCEEDED' AND kind IN ('CAPTURE', 'REFUND', 'PAYOUT')
                UNION ALL
                SELECT currency, minor FROM refund_bounce
                UNION ALL
                SELECT currency, CASE status WHEN 'WON' THEN 0 ELSE -minor END FROM dispute
                UNION ALL
                SELECT currency, CASE side WHEN 'DEBIT' THEN -minor ELSE minor END FROM posting
                WHERE account = 'PROVIDER_RECEIVABLE' AND service = 'finance') movements
            GROUP BY currency HAVING sum(minor) <> 0 LIMIT 20"""),

    /** The counters that guard a payment's limits, against the calls they count. */
    PAYMENTS_EQUAL_THEIR_CALLS("a payment's counters differ from its calls", """
            SELECT payment.id::text FROM payment LEFT JOIN (
                SELECT payment_id, kind, status, amount,
                       (SELECT coalesce(sum(minor), 0) FROM refund_bounce WHERE call_id = provider_call.id) AS bounced
                FROM provider_call) call ON call.payment_id = payment.id
            GROUP BY payment.id
            HAVING payment.captured <> coalesce(sum(call.amount) FILTER (WHERE kind = 'CAPTURE' AND call.status = 'SUCCEEDED'), 0)
                OR payment.capture_claimed <> coalesce(sum(call.amount) FILTER (WHERE kind = 'CAPTURE' AND call.status <> 'DECLINED'), 0)
                OR payment.refunded <> coalesce(sum(call.amount - bounced) FILTER (WHERE kind = 'REFUND' AND call.status = 'SUCCEEDED'), 0)
                OR payment.refund_claimed <> coalesce(sum(call.amount - bounced) FILTER (WHERE kind = 'REFUND' AND call.status <> 'DECLINED'), 0)
            LIMIT 20"""),

    /** A gift card's or an account's balance is the sum of its movements. */
    STORED_VALUE_EQUALS_ITS_MOVEMENTS("a stored value differs from its movements", """
            SELECT value.id::text FROM stored_value value LEFT JOIN stored_value_movement moved ON moved.stored_value_id = value.id
            GROUP BY value.id HAVING value.balance <> coalesce(sum(moved.minor), 0) LIMIT 20"""),

    /** What is held on stored value is what payments hold. */
    HOLDS_EQUAL_PAYMENTS("what is held on a stored value differs from what payments hold", """
            SELECT value.id::text FROM stored_value value
            LEFT JOIN payment_part part ON part.stored_value_id = value.id AND NOT part.released
            GROUP BY value.id HAVING value.held <> coalesce(sum(part.amount - part.captured), 0) LIMIT 20"""),

    /** What customers have on gift cards and as credit is what the books say we owe them. */
    STORED_VALUE_EQUALS_JOURNAL("stored value and the liability for it differ", """
            SELECT account || ' ' || currency || ' by ' || sum(minor) || ' minor units' FROM (
                SELECT kind || '_LIABILITY' AS account, currency, balance AS minor FROM stored_value
                UNION ALL
                SELECT account, currency, CASE side WHEN 'CREDIT' THEN -minor ELSE minor END FROM posting
                WHERE account IN ('GIFT_CARD_LIABILITY', 'STORE_CREDIT_LIABILITY')) both_ways
            GROUP BY account, currency HAVING sum(minor) <> 0 LIMIT 20""");

    private final String text;
    private final String sql;

    BooksRule(String text, String sql) {
        this.text = text;
        this.sql = sql;
    }

    /** What is wrong where the query finds something. */
    String text() {
        return text;
    }

    String sql() {
        return sql;
    }

    /** True when the query takes a {@code settled} time: younger facts may still be on their way in a feed. */
    boolean looksAtSettledOnly() {
        return false;
    }
}
