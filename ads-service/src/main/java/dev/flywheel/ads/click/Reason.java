package dev.flywheel.ads.click;

/** Why a click was not charged. Kept, and never told to who clicked. */
enum Reason {
    /** The ad was served too long ago. */
    EXPIRED,
    /** A bot, a caller that says nothing of itself, or a page fetched in advance. */
    AUTOMATED,
    /** The second click of a double click. */
    DOUBLE_CLICK,
    /** The same viewer has clicked this ad too often today. */
    TOO_MANY,
    /** The advertiser himself. */
    OWN_AD,
    /** The day's budget does not pay for it. */
    OVER_BUDGET
}
