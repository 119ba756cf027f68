/** Money on its way back to members. */
@NullMarked
package dev.flywheel.prime.payment;

import org.jspecify.annotations.NullMarked;
