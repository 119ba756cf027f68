/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.catalog.feedback;

import org.jspecify.annotations.NullMarked;
