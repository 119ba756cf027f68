package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.change.Unnest;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One spelling for each brand: the first that came. Capitals, and forms of letters that look alike, do not count. */
@Component
class Brands {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final JdbcClient jdbc;

    Brands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How each of the brands is spelled; those that are new stay as they are, from now on for all. */
    Map<String, String> spelled(Collection<String> brands) {
        Map<String, String> given = new TreeMap<>();
        brands.forEach(brand -> given.putIfAbsent(key(brand), brand));
        if (given.isEmpty()) {
            return Map.of();
        }
        Map<String, String> known = new HashMap<>();
        jdbc.sql("""
                WITH fresh AS (
                    INSERT INTO brand (key, name)
                    SELECT key, name FROM unnest(:keys, :names) AS given (key, name)
                    WHERE NOT EXISTS (SELECT FROM brand known WHERE known.key = given.key)
                    ON CONFLICT DO NOTHING RETURNING key, name)
                SELECT key, name FROM brand WHERE key = ANY (:keys) UNION ALL SELECT key, name FROM fresh""")
                .param("keys", Unnest.texts(given.keySet(), key -> key))
                .param("names", Unnest.texts(given.values(), name -> name))
                .query(row -> {
                    known.put(row.getString("key"), row.getString("name"));
                });
        Map<String, String> spelled = new HashMap<>();
        brands.forEach(brand -> spelled.put(brand, known.getOrDefault(key(brand), brand)));
        return spelled;
    }

    static String key(String brand) {
        String plain = Normalizer.normalize(brand, Normalizer.Form.NFKC).strip();
        return BLANKS.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
