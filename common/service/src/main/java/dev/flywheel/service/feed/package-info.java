/**
 * The event feed: append in the caller's transaction, pull in batches, apply together with the cursor. Nothing is lost,
 * nothing applied twice, order is kept, and a reader can start again from zero. No broker.
 */
@NullMarked
package dev.flywheel.service.feed;

import org.jspecify.annotations.NullMarked;
