/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.catalog.review;

import org.jspecify.annotations.NullMarked;
