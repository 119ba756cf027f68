package dev.flywheel.ads.campaign;

import dev.flywheel.ads.AdsError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Sponsored Products campaign: a daily budget, a period, and groups of ads with their keywords. */
@Entity
@SuppressWarnings("NullAway.Init")
class Campaign {

    @Id
    private UUID id;

    private UUID advertiserId;
    private String name;
    private long dailyBudgetMicros;
    private String currency;

    @Enumerated(EnumType.STRING)
    private ServingState status;

    private LocalDate startDate;
    private @Nullable LocalDate endDate;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private @Nullable Long version;

    @OneToMany(mappedBy = "campaign", cascade = CascadeType.ALL)
    @OrderBy("id")
    private List<AdGroup> adGroups = new ArrayList<>();

    protected Campaign() {}

    Campaign(UUID advertiser, String name, Money dailyBudget, LocalDate start, @Nullable LocalDate end, Instant now) {
        this.id = Ids.next();
        this.advertiserId = advertiser;
        this.name = name;
        this.dailyBudgetMicros = Limits.dailyBudget(dailyBudget, "dailyBudget");
        this.currency = dailyBudget.currency().getCurrencyCode();
        this.status = ServingState.ENABLED;
        this.startDate = start;
        this.endDate = end;
        this.createdAt = now;
        this.changedAt = now;
    }

    AdGroup addGroup(String groupName, long defaultBid) {
        AdGroup group = new AdGroup(this, groupName, defaultBid);
        adGroups.add(group);
        return group;
    }

    void rename(String to) {
        name = to;
    }

    /** Does nothing when it is in that state already; 409 when it cannot become so. */
    void become(ServingState next) {
        if (status == next) {
            return;
        }
        if (!status.canBecome(next)) {
            throw new ProblemException(
                    AdsError.ILLEGAL_STATUS_CHANGE, "the campaign is " + status + " and cannot become " + next);
        }
        status = next;
    }

    void spendDaily(Money budget) {
        Limits.requireCurrency(budget.currency(), currency(), "dailyBudget");
        dailyBudgetMicros = Limits.dailyBudget(budget, "dailyBudget");
    }

    /** Called with every change of the campaign or of anything in it, so that its version moves. */
    void changed(Instant now) {
        changedAt = now;
    }

    /** 409 once the campaign is archived. */
    void requireChangeable() {
        if (status == ServingState.ARCHIVED) {
            throw new ProblemException(
                    AdsError.CAMPAIGN_ARCHIVED, "campaign " + id + " is archived; make a new one instead");
        }
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    long dailyBudgetMicros() {
        return dailyBudgetMicros;
    }

    Currency currency() {
        return Currency.getInstance(currency);
    }

    Money dailyBudget() {
        return Micros.money(dailyBudgetMicros, currency());
    }

    ServingState status() {
        return status;
    }

    LocalDate startDate() {
        return startDate;
    }

    @Nullable
    LocalDate endDate() {
        return endDate;
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version == null ? 0 : version;
    }

    List<AdGroup> adGroups() {
        return Collections.unmodifiableList(adGroups);
    }
}
