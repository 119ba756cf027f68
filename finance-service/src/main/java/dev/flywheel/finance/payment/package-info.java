/** Shoppers' payments and sellers' payouts: what is asked of the provider, once, and what came of it. */
@NullMarked
package dev.flywheel.finance.payment;

import org.jspecify.annotations.NullMarked;
