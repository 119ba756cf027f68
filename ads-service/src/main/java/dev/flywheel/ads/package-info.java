/** Advertising: campaigns, auctions, clicks, budgets, attribution, reports and the ad library. */
@NullMarked
package dev.flywheel.ads;

import org.jspecify.annotations.NullMarked;
