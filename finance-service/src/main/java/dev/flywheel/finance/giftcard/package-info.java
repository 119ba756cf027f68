/** Gift cards on sale: paid for like anything else, then made. */
@NullMarked
package dev.flywheel.finance.giftcard;

import org.jspecify.annotations.NullMarked;
