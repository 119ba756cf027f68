/** The same call twice has one effect and one answer: Stripe's contract, with the key in the command's transaction. */
@NullMarked
package dev.flywheel.service.idempotency;

import org.jspecify.annotations.NullMarked;
