/** A small copy of who bought what, from the feed of orders, and those who count by it. */
@NullMarked
package dev.flywheel.catalog.purchase;

import org.jspecify.annotations.NullMarked;
