package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
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

    DeliveryOptions(Networks networks) {
        this.networks = networks;
    }

    /**
     * The options that take every one of the parcels, cheap ones first. One statement, however many parcels.
     *
     * @param parcels at least one, worth of one currency
     * @param prime whether the shopper has Prime
     * @return empty where no carrier goes
     */
    public List<Option> options(List<Parcel> parcels, Place to, Instant now, boolean prime) {
        return options(networks.current(sellers(parcels)), parcels, to, now, prime);
    }

    /**
     * The same, with no statement as long as nothing has changed and no seller sends a parcel.
     *
     * @param version {@code delivery_version}, just read
     */
    public List<Option> options(List<Parcel> parcels, Place to, Instant now, boolean prime, long version) {
        return options(networks.current(sellers(parcels), version), parcels, to, now, prime);
    }

    private static List<Option> options(
            Networks.Known known, List<Parcel> parcels, Place to, Instant now, boolean prime) {
        Currency currency = parcels.getFirst().worth().currency();
        Money flat = known.network().flat(currency, Zone.of(to.country()));
        return new Offering(known, parcels, to, now, flat).options(prime);
    }

    private static Set<SellerId> sellers(List<Parcel> parcels) {
        Set<SellerId> sellers = new HashSet<>();
        for (Parcel parcel : parcels) {
            if (parcel.seller() != null) {
                sellers.add(parcel.seller());
            }
        }
        return sellers;
    }
}
