package dev.flywheel.catalog.review;

/**
 * An opinion as it comes in, with what is known of its circumstances.
 *
 * @param verified its author received the product
 * @param lately reviews of other products that its author wrote or edited within the hour
 * @param strangers reviews of the product within a day by others who have not received it, counted up to a bound
 * @param copied the same long text is in another review
 * @param rejectedBefore what operators last decided about this author's review of this product was no
 */
record Submission(
        Opinion opinion, boolean verified, int lately, int strangers, boolean copied, boolean rejectedBefore) {}
