/** Product pages, and the offers on them. */
@NullMarked
package dev.flywheel.catalog.product;

import org.jspecify.annotations.NullMarked;
