/** Calls and events of seller-service. */
@NullMarked
package dev.flywheel.contracts.seller;

import org.jspecify.annotations.NullMarked;
