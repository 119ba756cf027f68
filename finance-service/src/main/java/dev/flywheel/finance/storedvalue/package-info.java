/** Gift cards and store credit: what customers can pay with that is kept here. */
@NullMarked
package dev.flywheel.finance.storedvalue;

import org.jspecify.annotations.NullMarked;
