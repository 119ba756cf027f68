/** Tests of statement. */
@NullMarked
package dev.flywheel.finance.statement;

import org.jspecify.annotations.NullMarked;
