/** Tests of giftcard. */
@NullMarked
package dev.flywheel.finance.giftcard;

import org.jspecify.annotations.NullMarked;
