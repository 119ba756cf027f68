/** Refunds that were made and did not arrive in the end: the money is ours again, and still owed to the shopper. */
@NullMarked
package dev.flywheel.finance.bounce;

import org.jspecify.annotations.NullMarked;
