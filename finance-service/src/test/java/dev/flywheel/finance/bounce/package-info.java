/** Tests of bounces. */
@NullMarked
package dev.flywheel.finance.bounce;

import org.jspecify.annotations.NullMarked;
