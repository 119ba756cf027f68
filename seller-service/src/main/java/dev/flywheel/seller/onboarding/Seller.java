package dev.flywheel.seller.onboarding;

import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.SellerError;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that sells. */
@Entity
@SuppressWarnings("NullAway.Init")
class Seller {

    /** Days between delivery and the day before the money is available, unless an operator sets others. */
    static final int USUAL_RESERVE_DAYS = 7;

    @Id
    private UUID id;

    private String displayName;
    private String country;

    @Enumerated(EnumType.STRING)
    private SellerStatus status;

    private @Nullable String suspensionReason;
    private int reserveDays;
    private Instant registeredAt;
    private @Nullable Instant roleGrantedAt;

    @Version
    private long version;

    protected Seller() {}

    SellerId id() {
        return new SellerId(id);
    }

    boolean isRegisteredAs(String name, String from) {
        return displayName.equals(name) && country.equals(from);
    }

    /** Returns whether anything changed. */
    boolean describe(String name, String from) {
        boolean changed = !isRegisteredAs(name, from);
        displayName = name;
        country = from;
        return changed;
    }

    void suspend(String reason) {
        become(SellerStatus.SUSPENDED);
        suspensionReason = reason;
    }

    void reinstate() {
        become(SellerStatus.ACTIVE);
        suspensionReason = null;
    }

    void reserve(int days) {
        reserveDays = days;
    }

    /** Refuses to go on from another version than the caller has seen; null when he does not care. */
    void expectVersion(@Nullable Long seen) {
        if (seen != null && seen != version) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE, "the profile is at version " + version + " now; read it again");
        }
    }

    SellerProfile profile() {
        return new SellerProfile(
                id(),
                displayName,
                country,
                status,
                suspensionReason,
                reserveDays,
                registeredAt,
                roleGrantedAt != null,
                version);
    }

    SellerChanged changed() {
        return new SellerChanged(id(), displayName, country, status == SellerStatus.ACTIVE);
    }

    private void become(SellerStatus next) {
        if (!status.canBecome(next)) {
            throw new ProblemException(
                    SellerError.SELLER_STATUS_CONFLICT,
                    "seller " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
    }
}
