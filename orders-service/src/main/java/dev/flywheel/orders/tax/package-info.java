/** Tax by place, class of product and day: jurisdictions, registrations, VAT ids. */
@NullMarked
package dev.flywheel.orders.tax;

import org.jspecify.annotations.NullMarked;
