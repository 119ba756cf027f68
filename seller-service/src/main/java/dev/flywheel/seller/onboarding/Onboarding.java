package dev.flywheel.seller.onboarding;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.SellerError;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sellers come, describe themselves, and may be stopped. Every change is told to the others, and tells the whole seller: so
 * each takes its turn before it does anything, and what is told stands in the feed in the order in which it became true.
 */
@Service
@Transactional
class Onboarding {

    private static final UUID FIRST = new UUID(0, 0);

    private final Sellers sellers;
    private final EventLog events;
    private final Clock clock;

    Onboarding(Sellers sellers, EventLog events, Clock clock) {
        this.sellers = sellers;
        this.events = events;
        this.clock = clock;
    }

    /** Registers an account once; the same details again change nothing, others are a 409. */
    Registered register(SellerId id, String displayName, String country) {
        boolean added = sellers.add(id.value(), displayName, country, Seller.USUAL_RESERVE_DAYS, clock.instant()) == 1;
        Seller seller = find(id);
        if (added) {
            events.append(seller.changed());
        } else if (!seller.isRegisteredAs(displayName, country)) {
            throw new ProblemException(
                    SellerError.REGISTERED_DIFFERENTLY,
                    "this account sells already; change its details at /seller/profile");
        }
        return new Registered(seller.profile(), added);
    }

    @Transactional(readOnly = true)
    SellerProfile profile(SellerId id) {
        return find(id).profile();
    }

    /**
     * Changes what is given and leaves the rest.
     *
     * @param version the version the caller has seen, null when he does not care
     */
    SellerProfile describe(
            SellerId id, @Nullable String displayName, @Nullable String country, @Nullable Long version) {
        Seller seller = lock(id);
        seller.expectVersion(version);
        SellerProfile now = seller.profile();
        boolean changed = seller.describe(
                displayName == null ? now.displayName() : displayName, country == null ? now.country() : country);
        if (changed) {
            events.append(seller.changed());
        }
        return saved(seller);
    }

    SellerProfile suspend(SellerId id, String reason) {
        Seller seller = lock(id);
        seller.suspend(reason);
        events.append(seller.changed());
        return saved(seller);
    }

    SellerProfile reinstate(SellerId id) {
        Seller seller = lock(id);
        seller.reinstate();
        events.append(seller.changed());
        return saved(seller);
    }

    /** Counts for parcels delivered from now on; what a seller was promised for earlier ones stays. */
    SellerProfile reserve(SellerId id, int days) {
        Seller seller = lock(id);
        seller.reserve(days);
        return saved(seller);
    }

    @Transactional(readOnly = true)
    Page<SellerProfile> list(@Nullable SellerStatus status, @Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 1);
        return Page.of(
                        sellers.list(status, after == null ? FIRST : after.uuid(0), Limit.of(limit + 1)),
                        limit,
                        seller -> Cursor.of(seller.id()))
                .map(Seller::profile);
    }

    void roleGranted(SellerId id) {
        sellers.roleGranted(id.value(), clock.instant());
    }

    private SellerProfile saved(Seller seller) {
        sellers.flush();
        return seller.profile();
    }

    private Seller find(SellerId id) {
        return sellers.findById(id.value()).orElseThrow(() -> unknown(id));
    }

    private Seller lock(SellerId id) {
        events.takeTurn("seller:" + id);
        return sellers.lock(id.value()).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(SellerId id) {
        return new ProblemException(
                SellerError.NOT_REGISTERED, "there is no seller " + id + "; register at /seller/registration");
    }

    /**
     * @param added false when the account was a seller before
     */
    record Registered(SellerProfile profile, boolean added) {}
}
