/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.seller.fee;

import org.jspecify.annotations.NullMarked;
