/** The provider's settlement files against our calls and the journal. */
@NullMarked
package dev.flywheel.finance.reconciliation;

import org.jspecify.annotations.NullMarked;
