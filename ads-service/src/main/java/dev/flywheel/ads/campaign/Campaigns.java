package dev.flywheel.ads.campaign;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All campaigns; every query names the advertiser. */
interface Campaigns extends Repository<Campaign, UUID> {

    Campaign save(Campaign campaign);

    void flush();

    Optional<Campaign> findByIdAndAdvertiserId(UUID id, UUID advertiser);

    /** For changes: a second one waits, so that limits hold. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT c FROM Campaign c WHERE c.id = :id AND c.advertiserId = :advertiser")
    Optional<Campaign> lock(UUID id, UUID advertiser);

    /** Newest first. */
    @Query("SELECT c FROM Campaign c WHERE c.advertiserId = :advertiser ORDER BY c.id DESC")
    List<Campaign> newest(UUID advertiser, Limit limit);

    @Query("SELECT c FROM Campaign c WHERE c.advertiserId = :advertiser AND c.id < :before ORDER BY c.id DESC")
    List<Campaign> before(UUID advertiser, UUID before, Limit limit);
}
