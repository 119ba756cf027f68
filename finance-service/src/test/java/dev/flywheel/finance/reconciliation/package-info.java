/** Tests of reconciliation. */
@NullMarked
package dev.flywheel.finance.reconciliation;

import org.jspecify.annotations.NullMarked;
