/** Tests of matching. */
@NullMarked
package dev.flywheel.catalog.matching;

import org.jspecify.annotations.NullMarked;
