/** Trial balance and net sales, and how a figure opens down to the entries it is made of. */
@NullMarked
package dev.flywheel.finance.statement;

import org.jspecify.annotations.NullMarked;
