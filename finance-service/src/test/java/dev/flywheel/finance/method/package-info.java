/** Tests of method. */
@NullMarked
package dev.flywheel.finance.method;

import org.jspecify.annotations.NullMarked;
