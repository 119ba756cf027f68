/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.catalog.recommendation;

import org.jspecify.annotations.NullMarked;
