package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the products worth comparing with some items: those that share their rarest words. */
@Component
class Candidates {

    private static final int RAREST = 6;
    private static final int PER_WORD = 300;
    private static final int PER_ITEM = 40;

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How rare these words are. */
    WordWeights weights(Collection<String> words) {
        Map<String, Integer> products = new HashMap<>();
        long[] documents = new long[1];
        jdbc.sql("""
                SELECT documents, word, products FROM match_progress
                LEFT JOIN match_word ON word = ANY (:words) AND products > 0""").param("words", Unnest.texts(words, word -> word)).query(row -> {
            documents[0] = row.getLong("documents");
            if (row.getString("word") != null) {
                products.put(row.getString("word"), row.getInt("products"));
            }
        });
        return new WordWeights(products, documents[0]);
    }

    /**
     * The candidates of each text, in their order.
     *
     * @param seller whose own products are left out: he knows his SKUs
     */
    List<List<UUID>> find(UUID seller, List<ItemText> texts, WordWeights weights) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int item = i;
            texts.get(i).searched().stream()
                    .filter(weights.products()::containsKey)
                    .sorted(Comparator.comparingInt(
                                    (String word) -> weights.products().getOrDefault(word, 0))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(RAREST)
                    .forEach(word -> keys.add(new Key(item, word, weights.of(word))));
        }
        List<List<UUID>> found = new ArrayList<>();
        texts.forEach(text -> found.add(new ArrayList<>()));
        jdbc.sql("""
                SELECT item, product_id FROM (
                    SELECT item, product_id,
                           row_number() OVER (PARTITION BY item ORDER BY sum(weight) DESC, product_id) AS place
                    FROM unnest(:items::int[], :words::text[], :weights::float8[]) AS key (item, word, weight)
                    CROSS JOIN LATERAL (
                        SELECT product_id FROM match_document
                        WHERE words @> ARRAY[key.word] AND listed_by IS DISTINCT FROM :seller LIMIT :perWord) known
                    GROUP BY item, product_id) ranked
                WHERE place <= :perItem ORDER BY item, place""")
                .param("items", Unnest.texts(keys, Key::item))
                .param("words", Unnest.texts(keys, Key::word))
                .param("weights", Unnest.texts(keys, Key::weight))
                .param("seller", seller)
                .param("perWord", PER_WORD)
                .param("perItem", PER_ITEM)
                .query(row -> {
                    found.get(row.getInt("item")).add(row.getObject("product_id", UUID.class));
                });
        return found;
    }

    /** What there is to compare of products; those that nobody sees and parents of families are left out. */
    Map<UUID, Candidate> read(Collection<List<UUID>> products) {
        Set<UUID> ids = new HashSet<>();
        products.forEach(ids::addAll);
        Map<UUID, Candidate> candidates = new HashMap<>();
        select("""
                product.id = ANY (:wanted::uuid[]) AND product.status = 'ACTIVE'
                AND NOT EXISTS (SELECT FROM product_family WHERE product_family.id = product.id)""", Unnest.texts(ids, UUID::toString))
                .forEach(candidate -> candidates.put(candidate.product().value(), candidate));
        return candidates;
    }

    /** The products with these GTINs, by their 14 digits. */
    Map<String, Candidate> withGtin(Collection<String> gtins) {
        Map<String, Candidate> byGtin = new HashMap<>();
        if (!gtins.isEmpty()) {
            select("product.gtin14 = ANY (:wanted)", Unnest.texts(gtins, Gtin::padded))
                    .forEach(candidate -> byGtin.put(String.valueOf(candidate.gtin()), candidate));
        }
        return byGtin;
    }

    private List<Candidate> select(String which, @Nullable String[] wanted) {
        return jdbc.sql("""
                SELECT product.id, title, brand, model_number, attributes::text, gtin14, price.price_minor, price.currency
                FROM product
                LEFT JOIN LATERAL (
                    SELECT price_minor, currency FROM offer_state offer
                    WHERE offer.product_id = product.id AND shown AND price_minor IS NOT NULL
                    ORDER BY condition <> 'new', price_minor LIMIT 1) price ON true
                WHERE\s""" + which)
                .param("wanted", wanted)
                .query((row, number) -> candidate(row))
                .list();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Candidate(
                new ProductId(row.getObject("id", UUID.class)),
                String.valueOf(row.getString("title")),
                row.getString("brand"),
                ModelNumbers.of(row.getString("model_number"), row.getString("attributes")),
                row.getString("gtin14"),
                price(row, currency));
    }

    private static @Nullable Money price(ResultSet row, @Nullable String currency) throws SQLException {
        return currency == null ? null : new Money(row.getLong("price_minor"), Money.currency(currency));
    }

    private record Key(int item, String word, double weight) {}
}
