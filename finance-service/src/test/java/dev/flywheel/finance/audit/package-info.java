/** Tests of audit. */
@NullMarked
package dev.flywheel.finance.audit;

import org.jspecify.annotations.NullMarked;
