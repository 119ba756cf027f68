/** What each seller is owed: parcels whose money is held, and the entries that make up the balance. */
@NullMarked
package dev.flywheel.seller.balance;

import org.jspecify.annotations.NullMarked;
