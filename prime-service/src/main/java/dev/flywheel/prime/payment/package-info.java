/** Finance, as this service talks to it: charges and refunds with a known, a pending or no outcome. */
@NullMarked
package dev.flywheel.prime.payment;

import org.jspecify.annotations.NullMarked;
