package dev.flywheel.catalog.bestseller;

import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a product stands among those that sell. */
@Component
public class SalesRanks {

    private final JdbcClient jdbc;

    SalesRanks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its rank in its category of the top level, and in those below it where it is among the first hundred. */
    public List<SalesRank> of(ProductId product) {
        return jdbc.sql("""
                SELECT category.id, category.path, sales_rank.rank
                FROM sales_rank JOIN category ON category.id = sales_rank.category_id
                WHERE sales_rank.product_id = :product ORDER BY length(category.path)""")
                .param("product", product.value())
                .query((row, number) ->
                        new SalesRank(row.getObject("id", UUID.class), row.getString("path"), row.getInt("rank")))
                .list();
    }

    /**
     * @param category path from the root
     * @param rank from 1
     */
    public record SalesRank(UUID categoryId, String category, int rank) {}
}
