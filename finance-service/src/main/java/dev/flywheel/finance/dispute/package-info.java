/** Chargebacks: what banks take back, its defence and its end. */
@NullMarked
package dev.flywheel.finance.dispute;

import org.jspecify.annotations.NullMarked;
