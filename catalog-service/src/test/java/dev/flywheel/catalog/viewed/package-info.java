/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.catalog.viewed;

import org.jspecify.annotations.NullMarked;
