package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.shipping.ShippingRates;
import dev.flywheel.orders.shipping.Zone;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a basket's delivery may cost, and when it arrives. */
@Component
public class DeliveryOptions {

    private final Networks networks;
    private final ShippingRates flatRates;

    DeliveryOptions(Networks networks, ShippingRates flatRates) {
        this.networks = networks;
        this.flatRates = flatRates;
    }

    /**
     * The options that take every one of the parcels, cheap ones first. Two statements, however many parcels.
     *
     * @param parcels at least one, worth of one currency
     * @param prime whether the shopper has Prime
     * @return empty where no carrier goes
     */
    public List<Option> options(List<Parcel> parcels, Place to, Instant now, boolean prime) {
        Set<SellerId> sellers = new HashSet<>();
        for (Parcel parcel : parcels) {
            if (parcel.seller() != null) {
                sellers.add(parcel.seller());
            }
        }
        Currency currency = parcels.getFirst().worth().currency();
        Networks.Known known = networks.current(sellers);
        Money flat = flatRates.of(currency, Zone.of(to.country()));
        return new Offering(known, parcels, to, now, flat).options(prime);
    }
}
