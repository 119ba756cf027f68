package dev.flywheel.contracts.ads;

import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.UnitPrice;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Which ad clicks led to an order. */
@HttpExchange("/internal/attributions")
public interface Attributions {

    @GetExchange
    List<Attribution> of(@RequestParam OrderId order);

    /**
     * @param product the advertised product that was clicked
     * @param price what the click cost the advertiser
     * @param sameProduct false for the halo: another product of the same seller was bought
     */
    record Attribution(
            CampaignId campaign, ProductId product, Instant clickedAt, UnitPrice price, boolean sameProduct) {}
}
