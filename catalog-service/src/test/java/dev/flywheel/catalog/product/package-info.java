/** Tests of product. */
@NullMarked
package dev.flywheel.catalog.product;

import org.jspecify.annotations.NullMarked;
