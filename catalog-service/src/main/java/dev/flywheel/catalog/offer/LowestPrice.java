package dev.flywheel.catalog.offer;

/**
 * The lowest price of the 30 days before a price reduction, which Directive 98/6/EC as amended by (EU) 2019/2161
 * ("Omnibus", article 6a) has shown beside it.
 */
final class LowestPrice {

    /** A price holds from its row to the next one; within that time the sale that was planned then counts. */
    private static final String SQL = """
            SELECT min(CASE WHEN known.sale_from < least(known.until, {at})
                             AND known.sale_to > greatest(known.valid_from, {at} - interval '30 days')
                            THEN known.sale_minor ELSE known.price_minor END) AS lowest_minor
            FROM (SELECT *, lead(valid_from, 1, 'infinity') OVER (ORDER BY valid_from) AS until
                  FROM offer_price WHERE offer_id = {offer}) known
            WHERE {condition} AND known.for_sale AND known.currency = {currency} AND known.valid_from < {at}
              AND known.until > {at} - interval '30 days'""";

    private LowestPrice() {}

    /**
     * A query with one row and the column {@code lowest_minor}, null when nothing was for sale. All parameters are SQL.
     *
     * @param at the end of the 30 days
     * @param condition without which nothing is looked up
     */
    static String query(String offer, String at, String currency, String condition) {
        return SQL.replace("{offer}", offer)
                .replace("{at}", at)
                .replace("{currency}", currency)
                .replace("{condition}", condition);
    }
}
