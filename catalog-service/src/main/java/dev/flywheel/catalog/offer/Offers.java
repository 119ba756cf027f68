package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads offers as shoppers see them: only listed ones of sellers who may sell. */
@Component
public class Offers {

    /** Shown for a seller whose registration has not arrived here yet. */
    private static final String UNNAMED = "Marketplace seller";

    private static final String SELECT = """
            SELECT id, product_id, seller_id, seller_name, sku, price_minor, currency, condition, sellable
            FROM offer_state WHERE shown AND\s""";

    private final JdbcClient jdbc;

    Offers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Offer> of(ProductId product) {
        return jdbc.sql(SELECT + "product_id = :product ORDER BY id")
                .param("product", product.value())
                .query(Offers::offer)
                .list();
    }

    /** Offers of many products in one statement; products without any are left out. */
    public Map<UUID, List<Offer>> of(Collection<UUID> products) {
        return jdbc
                .sql(SELECT + "product_id = ANY (:products::uuid[]) ORDER BY id")
                .param("products", Unnest.texts(products, UUID::toString))
                .query(Offers::offer)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Offer::product));
    }

    /** Those of the given offers that are shown. */
    public Map<OfferId, Offer> find(Collection<OfferId> offers) {
        return jdbc
                .sql(SELECT + "id = ANY (:ids::uuid[])")
                .param("ids", Unnest.texts(offers, OfferId::toString))
                .query(Offers::offer)
                .list()
                .stream()
                .collect(Collectors.toMap(offer -> new OfferId(offer.id()), offer -> offer));
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        UUID seller = row.getObject("seller_id", UUID.class);
        return new Offer(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                seller,
                seller == null ? Offer.RETAILER : Objects.requireNonNullElse(row.getString("seller_name"), UNNAMED),
                row.getString("sku"),
                price(row),
                Condition.of(row.getString("condition")),
                row.getObject("sellable", Integer.class));
    }

    private static @Nullable Money price(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null ? null : new Money(row.getLong("price_minor"), Money.currency(currency));
    }
}
