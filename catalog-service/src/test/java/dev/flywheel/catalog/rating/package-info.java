/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.catalog.rating;

import org.jspecify.annotations.NullMarked;
