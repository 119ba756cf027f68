package dev.flywheel.ads.click;

import dev.flywheel.domain.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Who clicked.
 *
 * @param shopper null when nobody signed in
 * @param viewer keyed hash of the shopper, or of where he calls from
 * @param userAgent empty when he sent none
 * @param prefetch whether the call says that nobody looks at the answer yet
 */
record Visitor(@Nullable AccountId shopper, long viewer, String userAgent, boolean prefetch) {}
