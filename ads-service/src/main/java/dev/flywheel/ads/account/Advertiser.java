package dev.flywheel.ads.account;

import dev.flywheel.domain.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who pays for clicks.
 *
 * @param displayName the name in the label of his ads; a seller's own name, where he has one, goes before the one given here
 */
record Advertiser(AccountId id, @Nullable String displayName, Instant createdAt) {}
