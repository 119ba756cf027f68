/** Invoices and credit notes: numbered without gaps, and never changed. */
@NullMarked
package dev.flywheel.orders.document;

import org.jspecify.annotations.NullMarked;
