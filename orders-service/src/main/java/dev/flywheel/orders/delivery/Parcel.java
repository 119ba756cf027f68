package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What one sender puts into one box.
 *
 * @param seller who sends it himself; null for the retailer
 * @param warehouse where it leaves; null for a seller's, and for {@link Warehouse#MAIN}
 * @param dimensions null when nobody measured
 * @param worth of the goods; decides how a sender's flat rate is split over his parcels
 */
public record Parcel(
        @Nullable SellerId seller,
        @Nullable WarehouseId warehouse,
        @PositiveOrZero @Max(10_000_000) long weightGrams,
        @Nullable @Valid Dimensions dimensions,
        Money worth) {}
