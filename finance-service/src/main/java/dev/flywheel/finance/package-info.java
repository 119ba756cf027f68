/** All money: payments, payouts, the double-entry journal and what is read from it. */
@NullMarked
package dev.flywheel.finance;

import org.jspecify.annotations.NullMarked;
