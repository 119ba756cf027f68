/** Tests of category. */
@NullMarked
package dev.flywheel.catalog.category;

import org.jspecify.annotations.NullMarked;
