package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds offers back whose prices are not believed, and lets them go once they are. */
@Component
public class PriceChecks {

    private static final String SELECT = """
            SELECT offer.id, offer.product_id, offer.price_minor, offer.currency, offer.sale_minor, offer.sale_from,
                   offer.sale_to, offer.min_minor, offer.max_minor, offer.held, offer.held_reference,
                   CASE WHEN offer.released_currency = offer.currency THEN offer.released_minor END AS released_minor,
                   market.others, market.median_minor, own.price_minor AS own_minor
            FROM offer
            CROSS JOIN LATERAL (
                SELECT count(*) AS others, percentile_disc(0.5) WITHIN GROUP (ORDER BY other.price_minor) AS median_minor
                FROM offer_state other
                WHERE other.product_id = offer.product_id AND other.shown AND other.currency = offer.currency
                  AND other.seller_id IS DISTINCT FROM offer.seller_id
                  AND (other.condition = 'new') = (offer.condition = 'new')) market
            LEFT JOIN LATERAL (
                SELECT price_minor FROM offer_price sold
                WHERE sold.offer_id = offer.id AND sold.for_sale AND sold.currency = offer.currency
                ORDER BY valid_from DESC LIMIT 1) own ON true
            WHERE offer.id = ANY (:changed::uuid[]) OR (offer.id = ANY (:repeated::uuid[]) AND offer.held IS NOT NULL)
            ORDER BY offer.id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    PriceChecks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Checks the prices of offers as they are stored now, in the caller's transaction.
     *
     * @param changed offers with new terms
     * @param repeated offers whose terms were stated again; only a hold of theirs is looked at
     * @return products of which an offer is held back now, or no longer
     */
    public Set<UUID> check(Collection<UUID> changed, Collection<UUID> repeated) {
        if (changed.isEmpty() && repeated.isEmpty()) {
            return Set.of();
        }
        List<Verdict> differing = jdbc
                .sql(SELECT)
                .param("changed", Unnest.texts(changed, UUID::toString))
                .param("repeated", Unnest.texts(repeated, UUID::toString))
                .query((row, number) -> verdict(row))
                .list()
                .stream()
                .filter(Verdict::differs)
                .toList();
        if (differing.isEmpty()) {
            return Set.of();
        }
        jdbc.sql("""
                UPDATE offer SET held = found.held, held_reference = found.reference,
                       held_at = CASE WHEN found.held IS NOT NULL THEN coalesce(offer.held_at, :now) END
                FROM unnest(:ids::uuid[], :reasons, :references::bigint[]) AS found (id, held, reference)
                WHERE offer.id = found.id""")
                .param("ids", Unnest.texts(differing, Verdict::offer))
                .param("reasons", Unnest.texts(differing, Verdict::reason))
                .param("references", Unnest.texts(differing, Verdict::reference))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return differing.stream().map(Verdict::product).collect(Collectors.toSet());
    }

    private Verdict verdict(ResultSet row) throws SQLException {
        Pricing pricing = Pricing.of(row);
        Hold hold = pricing == null
                ? null
                : PriceGuard.check(pricing, limits(row, pricing), references(row, pricing), clock.instant())
                        .orElse(null);
        return new Verdict(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                hold == null ? null : hold.reason().name(),
                hold == null ? null : hold.reference().minor(),
                row.getString("held"),
                row.getObject("held_reference", Long.class));
    }

    private static PriceLimits limits(ResultSet row, Pricing pricing) throws SQLException {
        return new PriceLimits(money(row, "min_minor", pricing), money(row, "max_minor", pricing));
    }

    private static PriceReferences references(ResultSet row, Pricing pricing) throws SQLException {
        return new PriceReferences(
                row.getInt("others"),
                money(row, "median_minor", pricing),
                money(row, "own_minor", pricing),
                money(row, "released_minor", pricing));
    }

    private static @Nullable Money money(ResultSet row, String column, Pricing pricing) throws SQLException {
        Long minor = row.getObject(column, Long.class);
        return minor == null ? null : new Money(minor, pricing.regular().currency());
    }

    private record Verdict(
            UUID offer,
            UUID product,
            @Nullable String reason,
            @Nullable Long reference,
            @Nullable String reasonBefore,
            @Nullable Long referenceBefore) {

        boolean differs() {
            return !Objects.equals(reason, reasonBefore) || !Objects.equals(reference, referenceBefore);
        }
    }
}
