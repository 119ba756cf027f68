/** Tests of payment. */
@NullMarked
package dev.flywheel.finance.payment;

import org.jspecify.annotations.NullMarked;
