/** Tests of storedvalue. */
@NullMarked
package dev.flywheel.finance.storedvalue;

import org.jspecify.annotations.NullMarked;
