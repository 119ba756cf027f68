/** Where operators and sellers keep their promotions, and operators their lists of customers. */
@NullMarked
package dev.flywheel.orders.promotion.desk;

import org.jspecify.annotations.NullMarked;
