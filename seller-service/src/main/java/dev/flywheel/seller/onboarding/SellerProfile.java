package dev.flywheel.seller.onboarding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a seller, and the operator, see of him.
 *
 * @param country ISO 3166 alpha-2
 * @param reserveDays days between a delivery and the day before its money is available
 * @param roleGranted false while accounts-service has not confirmed the role SELLER yet
 * @param version grows with every change; travels as the ETag
 */
record SellerProfile(
        SellerId sellerId,
        String displayName,
        String country,
        SellerStatus status,
        @Nullable String suspensionReason,
        int reserveDays,
        Instant registeredAt,
        boolean roleGranted,
        @JsonIgnore long version) {}
