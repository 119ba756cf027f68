/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.seller.balance;

import org.jspecify.annotations.NullMarked;
