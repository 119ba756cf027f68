package dev.flywheel.seller.onboarding;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All sellers. */
interface Sellers extends Repository<Seller, UUID> {

    Optional<Seller> findById(UUID id);

    /** Locks a seller until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT seller FROM Seller seller WHERE seller.id = :id")
    Optional<Seller> lock(UUID id);

    @Query("""
            SELECT seller FROM Seller seller
            WHERE (:status IS NULL OR seller.status = :status) AND seller.id > :after ORDER BY seller.id""")
    List<Seller> list(@Nullable SellerStatus status, UUID after, Limit limit);

    /** Adds a seller unless the account is one; two registrations at once make one seller. */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO seller (id, display_name, country, status, reserve_days, registered_at, version)
            VALUES (:id, :displayName, :country, 'ACTIVE', :reserveDays, :at, 0) ON CONFLICT DO NOTHING""")
    int add(UUID id, String displayName, String country, int reserveDays, Instant at);

    @Query(nativeQuery = true, value = """
            SELECT id FROM seller WHERE role_granted_at IS NULL ORDER BY registered_at LIMIT :limit""")
    List<UUID> withoutRole(int limit);

    @Modifying
    @Query(
            nativeQuery = true,
            value = "UPDATE seller SET role_granted_at = :at WHERE id = :id AND role_granted_at IS NULL")
    int roleGranted(UUID id, Instant at);

    void flush();
}
