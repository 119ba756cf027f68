/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.seller.charge;

import org.jspecify.annotations.NullMarked;
