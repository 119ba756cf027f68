package dev.flywheel.ads.auction;

/**
 * The rules of one auction, all amounts in micros.
 *
 * @param slots places to fill
 * @param perSeller how many of them one seller may have
 * @param reserve the least a click costs; who bids less is out
 * @param increment what a winner pays above the price at which he would tie with the next
 */
record Terms(int slots, int perSeller, long reserve, long increment) {}
