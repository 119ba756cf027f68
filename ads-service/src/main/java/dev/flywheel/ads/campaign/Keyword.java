package dev.flywheel.ads.campaign;

import dev.flywheel.ads.AdsError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.UnitPrice;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Search words that bring up the ads of a group, and what a click is worth there. */
@Entity
@SuppressWarnings("NullAway.Init")
class Keyword {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private AdGroup adGroup;

    private String text;
    private String words;

    @Enumerated(EnumType.STRING)
    private MatchType matchType;

    private @Nullable Long bidMicros;

    @Enumerated(EnumType.STRING)
    private ServingState status;

    protected Keyword() {}

    Keyword(AdGroup adGroup, String text, String words, @Nullable Long bid) {
        this.id = Ids.next();
        this.adGroup = adGroup;
        this.text = text;
        this.words = words;
        this.matchType = MatchType.EXACT;
        this.bidMicros = bid;
        this.status = ServingState.ENABLED;
    }

    /**
     * @param micros within {@link Limits}
     */
    void bid(long micros) {
        bidMicros = micros;
    }

    /** Does nothing when it is in that state already; 409 when it cannot become so. */
    void become(ServingState next) {
        if (status == next) {
            return;
        }
        if (!status.canBecome(next)) {
            throw new ProblemException(
                    AdsError.ILLEGAL_STATUS_CHANGE, "the keyword is " + status + " and cannot become " + next);
        }
        status = next;
    }

    UUID id() {
        return id;
    }

    String text() {
        return text;
    }

    /** Whether it stands for these words; an archived keyword stands for nothing. */
    boolean means(String others) {
        return status != ServingState.ARCHIVED && words.equals(others);
    }

    MatchType matchType() {
        return matchType;
    }

    /** The keyword's own bid, or the group's default. */
    UnitPrice bid() {
        return UnitPrice.ofMicros(
                bidMicros == null ? adGroup.defaultBidMicros() : bidMicros,
                adGroup.campaign().currency());
    }

    ServingState status() {
        return status;
    }
}
