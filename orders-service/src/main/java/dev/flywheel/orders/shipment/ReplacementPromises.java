package dev.flywheel.orders.shipment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.delivery.DeliveryOptions;
import dev.flywheel.orders.delivery.DeliveryPromises;
import dev.flywheel.orders.delivery.Option;
import dev.flywheel.orders.delivery.Parcel;
import dev.flywheel.orders.delivery.Place;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Goods;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out when a replacement is to arrive, the way the order goes, from the day on which it is sent: what was promised for
 * the first parcel is over. Where nobody goes that way any more nothing is promised.
 */
@Component
class ReplacementPromises {

    private final DeliveryOptions options;
    private final DeliveryPromises promises;
    private final Offers offers;

    ReplacementPromises(DeliveryOptions options, DeliveryPromises promises, Offers offers) {
        this.options = options;
        this.promises = promises;
        this.offers = offers;
    }

    /** Notes the promise and that the parcel left. In its caller's transaction. */
    void record(Order order, ShipmentId id, List<Part> parts, @Nullable WarehouseId named, Instant now) {
        Goods goods = parts.getFirst().line().goods();
        SellerId seller = goods.seller();
        WarehouseId warehouse = seller != null ? null : Objects.requireNonNullElse(named, goods.warehouse());
        Address to = order.shipTo();
        Parcel parcel = new Parcel(seller, warehouse, grams(parts), null, Money.zero(order.currency()));
        Place place = new Place(to.country(), to.region(), to.city(), to.postalCode());
        options.options(List.of(parcel), place, now, false).stream()
                .filter(option -> option.code().equals(order.deliveryOption()))
                .findFirst()
                .ifPresent(option -> promises.record(order.id(), id, promise(option, seller, warehouse, to)));
        promises.sent(id, now);
    }

    private static DeliveryPromises.Promise promise(
            Option option, @Nullable SellerId seller, @Nullable WarehouseId warehouse, Address to) {
        Option.Leg leg = option.parcels().getFirst();
        return new DeliveryPromises.Promise(
                seller,
                warehouse,
                leg.service(),
                option.code(),
                leg.shipBy(),
                leg.promised(),
                to.country(),
                to.region());
    }

    private long grams(List<Part> parts) {
        Map<OfferId, Offer> known = offers.find(
                parts.stream().map(part -> part.line().goods().offer()).toList());
        return parts.stream()
                .mapToLong(part -> {
                    Offer offer = known.get(part.line().goods().offer());
                    Integer each = offer == null ? null : offer.weightGrams();
                    return each == null ? 0 : (long) each * part.quantity();
                })
                .sum();
    }
}
