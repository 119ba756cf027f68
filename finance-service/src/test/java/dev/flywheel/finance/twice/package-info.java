/** A second instance of this service on the same database. */
@NullMarked
package dev.flywheel.finance.twice;

import org.jspecify.annotations.NullMarked;
