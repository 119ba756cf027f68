/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.seller.settlement;

import org.jspecify.annotations.NullMarked;
