/**
 * A payment processor to try the shop against: outside the shop, with a journal of its own, so that its word on what was
 * authorised, captured, refunded and paid out can be held against the shop's.
 */
@NullMarked
package dev.flywheel.simulator;

import org.jspecify.annotations.NullMarked;
