/** Tests of sponsored. */
@NullMarked
package dev.flywheel.catalog.sponsored;

import org.jspecify.annotations.NullMarked;
