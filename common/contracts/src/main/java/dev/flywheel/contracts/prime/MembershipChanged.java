package dev.flywheel.contracts.prime;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import java.time.Instant;

/**
 * A membership began, was renewed, or ends.
 *
 * @param benefitsUntil end of the benefits, exclusive; in the past when they are over
 */
public record MembershipChanged(MembershipId membership, AccountId account, Instant benefitsUntil) implements Event {

    @Override
    public String subject() {
        return "membership:" + membership;
    }
}
