package dev.flywheel.ads.campaign;

import dev.flywheel.ads.offer.Offers;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An advertiser's campaigns. */
@RestController
@RequestMapping("/ads/campaigns")
class CampaignController {

    private final CampaignPlans plans;
    private final CampaignReading reading;
    private final Offers offers;
    private final Idempotency idempotency;

    CampaignController(CampaignPlans plans, CampaignReading reading, Offers offers, Idempotency idempotency) {
        this.plans = plans;
        this.reading = reading;
        this.offers = offers;
        this.idempotency = idempotency;
    }

    /** Makes a campaign with all that is in it. It takes part in auctions from its start date on. */
    @PostMapping
    ResponseEntity<CampaignShown> create(
            @CurrentAccount AccountId account, IdempotencyKey key, @Valid @RequestBody NewCampaign plan) {
        SellerId advertiser = reading.advertiser(account);
        Map<String, Offers.Own> own = offers.own(advertiser, plan.skus());
        Answer<CampaignShown> answer = idempotency.once(
                key, plan, CampaignShown.class, () -> CampaignShown.of(plans.create(advertiser, plan, own)));
        ResponseEntity<CampaignShown> response = answer.toResponse(HttpStatus.CREATED);
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(response.getHeaders())
                .eTag(answer.value().eTag())
                .header(HttpHeaders.LOCATION, "/ads/campaigns/" + answer.value().campaignId())
                .body(answer.value());
    }

    /** Newest first, without what is in them. */
    @GetMapping
    Page<CampaignSummary> list(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reading.list(new SellerId(account.value()), Page.limit(limit), Cursor.parse(cursor, 1));
    }

    @GetMapping("/{id}")
    ResponseEntity<CampaignShown> campaign(@CurrentAccount AccountId account, @PathVariable CampaignId id) {
        return answer(reading.campaign(new SellerId(account.value()), id));
    }

    /**
     * Changes what is given and leaves the rest. With {@code If-Match} it does so only if nobody changed the campaign
     * since it was read (412 otherwise).
     */
    @PatchMapping("/{id}")
    ResponseEntity<CampaignShown> change(
            @CurrentAccount AccountId account,
            @PathVariable CampaignId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Change change) {
        SellerId advertiser = new SellerId(account.value());
        plans.change(advertiser, id, campaign -> {
            requireUnchanged(campaign, ifMatch);
            apply(change, campaign);
        });
        return answer(reading.campaign(advertiser, id));
    }

    private static void apply(Change change, Campaign campaign) {
        if (change.name != null) {
            campaign.rename(change.name);
        }
        if (change.dailyBudget != null) {
            campaign.spendDaily(change.dailyBudget);
        }
        if (change.status != null) {
            campaign.become(change.status);
        }
    }

    private static void requireUnchanged(Campaign campaign, @Nullable String ifMatch) {
        Set<String> accepted = Set.of("*", CampaignShown.eTag(campaign.version()));
        if (ifMatch != null && !accepted.contains(ifMatch.strip())) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE,
                    "the campaign is at " + CampaignShown.eTag(campaign.version()) + " and not at " + ifMatch
                            + "; read it again");
        }
    }

    private static ResponseEntity<CampaignShown> answer(CampaignShown campaign) {
        return ResponseEntity.ok().eTag(campaign.eTag()).body(campaign);
    }

    record Change(
            @Nullable @Size(max = 128) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
            String name,

            @Nullable ServingState status,
            @Nullable Money dailyBudget) {}
}
