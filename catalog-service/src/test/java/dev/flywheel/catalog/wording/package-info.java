/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.catalog.wording;

import org.jspecify.annotations.NullMarked;
