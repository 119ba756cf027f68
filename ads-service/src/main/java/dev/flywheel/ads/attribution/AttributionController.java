package dev.flywheel.ads.attribution;

import dev.flywheel.contracts.ads.Attributions;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.UnitPrice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which clicks led to an order, for the money trace. */
@RestController
class AttributionController implements Attributions {

    private final JdbcClient jdbc;

    AttributionController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each click once, even where it led to several lines of the order. */
    @Override
    public List<Attribution> of(@RequestParam OrderId order) {
        return jdbc.sql("""
                SELECT k.campaign_id, k.product_id, k.clicked_at, k.charged_micros, k.currency,
                       bool_or(a.same_product) AS same_product
                  FROM attribution a JOIN ad_click k ON k.auction_id = a.auction_id AND k.slot = a.slot
                 WHERE a.order_id = ? AND a.kind = 'SALE'
                 GROUP BY k.auction_id, k.slot
                 ORDER BY k.clicked_at""")
                .param(order.value())
                .query(AttributionController::attribution)
                .list();
    }

    private static Attribution attribution(ResultSet row, int number) throws SQLException {
        return new Attribution(
                new CampaignId(row.getObject("campaign_id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getTimestamp("clicked_at").toInstant(),
                UnitPrice.ofMicros(row.getLong("charged_micros"), Money.currency(row.getString("currency"))),
                row.getBoolean("same_product"));
    }
}
