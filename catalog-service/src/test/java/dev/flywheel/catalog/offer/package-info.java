/** Tests of offer. */
@NullMarked
package dev.flywheel.catalog.offer;

import org.jspecify.annotations.NullMarked;
