/** What finance-service is tested with as a whole. */
@NullMarked
package dev.flywheel.finance;

import org.jspecify.annotations.NullMarked;
