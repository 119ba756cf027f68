package dev.flywheel.ads;

import dev.flywheel.domain.ErrorCode;

/** What can go wrong with advertising. */
public enum AdsError implements ErrorCode {
    NO_ADVERTISER_ACCOUNT(409, "This account does not advertise yet"),
    ILLEGAL_STATUS_CHANGE(409, "This status cannot become that one"),
    CAMPAIGN_ARCHIVED(409, "An archived campaign cannot be changed"),
    ALREADY_IN_AD_GROUP(409, "The ad group has this already"),
    UNSUPPORTED_MATCH_TYPE(422, "Only exact keywords are supported so far"),
    KEYWORD_WITHOUT_WORDS(422, "A keyword needs a letter or digit"),
    UNKNOWN_SKU(422, "You have no offer with this SKU"),
    CURRENCY_MISMATCH(422, "A campaign has one currency"),
    BID_OUT_OF_RANGE(422, "The bid is too low, too high or too fine"),
    BUDGET_OUT_OF_RANGE(422, "The daily budget is too low or too high"),
    DATES_OUT_OF_ORDER(422, "These dates do not make a period"),
    AD_GROUP_FULL(422, "The ad group holds no more");

    private final int status;
    private final String title;

    AdsError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
