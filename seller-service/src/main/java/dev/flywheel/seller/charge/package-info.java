/** What orders-service tells about sellers' parcels becomes sales, fees and refunds on the sellers' balances. */
@NullMarked
package dev.flywheel.seller.charge;

import org.jspecify.annotations.NullMarked;
