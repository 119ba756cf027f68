package dev.flywheel.ads.campaign;

/** How a keyword is compared with what a shopper searches for. */
enum MatchType {
    /** The same words in the same order, plural as singular. */
    EXACT,
    /** The keyword's words in order, with others before or after. Not supported yet. */
    PHRASE,
    /** The keyword's words in any order among others. Not supported yet. */
    BROAD
}
