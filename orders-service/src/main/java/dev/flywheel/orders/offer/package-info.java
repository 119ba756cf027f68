/** What can be bought: a copy of the catalogue's offers, so that buying does not depend on the catalogue. */
@NullMarked
package dev.flywheel.orders.offer;

import org.jspecify.annotations.NullMarked;
