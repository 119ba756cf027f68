package dev.flywheel.ads.campaign;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.UnitPrice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with all that is in it, as asked for.
 *
 * @param startDate today when left out
 * @param endDate last day; without one it runs until it is paused or archived
 */
record NewCampaign(
        @NotBlank @Size(max = 128) String name,
        @NotNull Money dailyBudget,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable @Size(max = Limits.AD_GROUPS) List<@NotNull @Valid Group> adGroups) {

    List<Group> groups() {
        return Objects.requireNonNullElse(adGroups, List.of());
    }

    Set<String> skus() {
        return groups().stream()
                .flatMap(group -> group.newAds().stream())
                .map(NewAd::sku)
                .collect(Collectors.toSet());
    }

    record Group(
            @NotBlank @Size(max = 128) String name,
            @NotNull UnitPrice defaultBid,
            @Nullable @Size(max = Limits.ADS_PER_GROUP) List<@NotNull @Valid NewAd> ads,
            @Nullable @Size(max = Limits.KEYWORDS_PER_GROUP) List<@NotNull @Valid NewKeyword> keywords) {

        List<NewAd> newAds() {
            return Objects.requireNonNullElse(ads, List.of());
        }

        List<NewKeyword> newKeywords() {
            return Objects.requireNonNullElse(keywords, List.of());
        }
    }

    /**
     * @param sku of an offer of the advertiser's own
     */
    record NewAd(@NotBlank @Size(max = 100) String sku) {}

    /**
     * @param bid the group's default when left out
     */
    record NewKeyword(
            @NotBlank @Size(max = Limits.KEYWORD_LENGTH) String text,
            @NotNull MatchType matchType,
            @Nullable UnitPrice bid) {}
}
