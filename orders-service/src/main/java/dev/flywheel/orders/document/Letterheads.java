package dev.flywheel.orders.document;

import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.FeedSubscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How issuers are named: as they say themselves, else by what seller-service tells of them. A change counts for documents
 * that are issued from then on.
 */
@Configuration(proxyBeanMethods = false)
class Letterheads {

    private static final String OWN_NAME = "Flywheel";

    private final JdbcClient jdbc;

    Letterheads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    FeedSubscription sellersForDocuments() {
        return FeedSubscription.to("seller").named("seller-names").onEach(SellerChanged.class, this::named);
    }

    void named(SellerChanged seller) {
        jdbc.sql("""
                INSERT INTO seller_name (seller, display_name, country) VALUES (?, ?, ?)
                ON CONFLICT (seller) DO UPDATE SET display_name = excluded.display_name, country = excluded.country""")
                .params(seller.seller().value(), seller.displayName(), seller.country())
                .update();
    }

    Optional<Letterhead> find(@Nullable SellerId owner) {
        return jdbc.sql("SELECT * FROM letterhead WHERE owner = ?")
                .param(Documents.owner(owner))
                .query(Letterheads::row)
                .optional();
    }

    void put(@Nullable SellerId owner, Letterhead head) {
        jdbc.sql("""
                INSERT INTO letterhead (owner, name, line1, line2, city, region, postal_code, country, tax_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (owner) DO UPDATE SET name = excluded.name, line1 = excluded.line1, line2 = excluded.line2,
                    city = excluded.city, region = excluded.region, postal_code = excluded.postal_code,
                    country = excluded.country, tax_id = excluded.tax_id""")
                .params(java.util.Arrays.asList(
                        Documents.owner(owner),
                        head.name(),
                        head.line1(),
                        head.line2(),
                        head.city(),
                        head.region(),
                        head.postalCode(),
                        head.country(),
                        head.taxId()))
                .update();
    }

    /** Who issues a document now. */
    Content.Party issuer(@Nullable SellerId seller) {
        return find(seller).map(Letterhead::party).orElseGet(() -> known(seller));
    }

    private Content.Party known(@Nullable SellerId seller) {
        if (seller == null) {
            return new Content.Party(OWN_NAME, List.of(), "US", null);
        }
        return jdbc.sql("SELECT display_name, country FROM seller_name WHERE seller = ?")
                .param(seller.value())
                .query((rs, row) -> new Content.Party(rs.getString(1), List.of(), rs.getString(2), null))
                .optional()
                .orElseGet(() -> new Content.Party("Seller " + seller, List.of(), "", null));
    }

    private static Letterhead row(ResultSet rs, int number) throws SQLException {
        return new Letterhead(
                rs.getString("name"),
                rs.getString("line1"),
                rs.getString("line2"),
                rs.getString("city"),
                rs.getString("region"),
                rs.getString("postal_code"),
                rs.getString("country"),
                rs.getString("tax_id"));
    }
}
